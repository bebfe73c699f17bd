/** Findings and reports for tests, with only what a test is about to be said. */

import type { Finding, LintReport } from "../../extension/src/wire.gen";

export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: "dismissive/calm-down",
    category: "dismissive",
    severity: "warning",
    start: 0,
    end: 9,
    text: "Calm down",
    message: "“Calm down” tells the customer how to feel.",
    why: "People calm down when they feel heard.",
    evidence: [],
    fixes: [],
    page: "/rules/dismissive/calm-down",
    ...parts,
  };
}

export function report(parts: Partial<LintReport> = {}): LintReport {
  return {
    protocol: 1,
    revision: 1,
    findings: [],
    checklist: [],
    customer: null,
    readability: { words: 0, sentences: 0, grade: null },
    skipped: [],
    abstained: [],
    ...parts,
  };
}
