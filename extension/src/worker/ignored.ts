/** Which findings the user does not want to see again, kept without keeping their words. */

import { readSettings, writeSettings, type Settings } from "../settings";
import type { Finding } from "../wire.gen";

/** SHA-256, hex, of a rule and its flagged words; case, quote style and runs of white space do not count. */
export async function phraseHash(rule: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${rule}\n${fold(text)}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function ignorePhrase(rule: string, text: string): Promise<void> {
  const hash = await phraseHash(rule, text);
  const { ignoredPhrases } = await readSettings();
  if (ignoredPhrases.some((phrase) => phrase.hash === hash)) return;
  const when = new Date().toISOString().slice(0, 10);
  await writeSettings({ ignoredPhrases: [...ignoredPhrases, { rule, hash, when }] });
}

export async function ignoreRule(rule: string): Promise<void> {
  const { ignoredRules } = await readSettings();
  if (!ignoredRules.includes(rule)) await writeSettings({ ignoredRules: [...ignoredRules, rule].sort() });
}

/** The findings that are not ignored, in the same order. */
export async function withoutIgnored(findings: readonly Finding[], settings: Settings): Promise<Finding[]> {
  const rules = new Set(settings.ignoredRules);
  const shown = findings.filter((finding) => !rules.has(finding.rule));
  if (settings.ignoredPhrases.length === 0) return shown;
  const hashes = new Set(settings.ignoredPhrases.map((phrase) => phrase.hash));
  const own = await Promise.all(shown.map((finding) => phraseHash(finding.rule, finding.text)));
  return shown.filter((_, index) => !hashes.has(own[index] ?? ""));
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
