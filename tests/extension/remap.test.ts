import fc from "fast-check";
import { expect, test } from "vitest";
import { carryFindings, editBetween, standing } from "../../extension/src/remap";
import type { Finding } from "../../extension/src/wire.gen";

function findingOf(draft: string, start: number, end: number): Finding {
  const text = draft.slice(start, end);
  const fixes = [{ label: "Write", start, end, replacement: "kind", template: false }];
  return { rule: "pack/rule", category: "blame", severity: "warning", start, end, text, message: "", why: "", evidence: [], fixes, page: "" };
}

function findingFor(draft: string, words: string): Finding {
  const start = draft.indexOf(words);
  return findingOf(draft, start, start + words.length);
}

const spansOf = (findings: readonly Finding[]): [number, number][] => findings.map(({ start, end }) => [start, end]);

test.each([
  ["typing further on", "calm down now", "calm down now, please", [[0, 9]]],
  ["typing before", "So calm down", "So please calm down", [[10, 19]]],
  ["a full stop right behind", "calm down", "calm down.", [[0, 9]]],
  ["a space right behind", "calm down", "calm down ", [[0, 9]]],
  ["a line feed right before", "calm down", "\ncalm down", [[1, 10]]],
  ["a letter right behind", "calm down", "calm downs", []],
  ["a letter right before", "calm down", "xcalm down", []],
  ["an apostrophe and letters behind", "calm down", "calm down's", []],
  ["a change within", "calm down", "calm it down", []],
  ["the words deleted", "So calm down now", "So  now", []],
  ["a change that reaches in", "So calm down now", "So, keep calm now", []],
  ["what kept two words apart deleted", "calm down now", "calm downnow", []],
  ["the whole draft replaced", "calm down", "hello", []],
  ["the draft emptied", "calm down", "", []],
  ["nothing", "calm down", "calm down", [[0, 9]]],
])("after %s", (_, before, after, spans) => {
  expect(spansOf(carryFindings([findingFor(before, "calm down")], before, after))).toEqual(spans);
});

test("a fix elsewhere that the edit reached goes, its finding stays", () => {
  const before = "Hello. calm down";
  const finding = findingFor(before, "calm down");
  const elsewhere = { ...finding, fixes: [{ label: "Greet", start: 0, end: 6, replacement: "Dear Rosa,", template: false }, ...finding.fixes] };
  const [carried] = carryFindings([elsewhere], before, "Hello you. calm down");
  expect(carried?.fixes.map(({ start, end }) => [start, end])).toEqual([[11, 20]]);
});

test("an insertion at the start of the draft stays there", () => {
  const finding = { ...findingFor("calm down", "calm down"), fixes: [{ label: "Add", start: 0, end: 0, replacement: "Sorry. ", template: false }] };
  const [carried] = carryFindings([finding], "calm down", "calm down, you");
  expect(carried?.fixes).toEqual(finding.fixes);
});

test("only findings whose text is there stand", () => {
  const finding = findingFor("calm down", "calm down");
  expect(standing([finding, { ...finding, text: "other" }], "calm down")).toEqual([finding]);
});

const draft = fc.stringMatching(/^[ab .'\n😀]{0,30}$/u);

test("an edit, done again, gives the new draft", () => {
  fc.assert(
    fc.property(draft, draft, (before, after) => {
      const edit = editBetween(before, after);
      if (edit === null) expect(after).toBe(before);
      else {
        const inserted = after.slice(edit.start, edit.start + edit.inserted);
        expect(before.slice(0, edit.start) + inserted + before.slice(edit.start + edit.removed)).toBe(after);
      }
    }),
  );
});

test("what is carried still says what it said, in order, with its fixes inside the draft", () => {
  fc.assert(
    fc.property(draft, draft, fc.array(fc.tuple(fc.nat(30), fc.nat(8))), (before, after, places) => {
      const findings = places
        .map(([start, length]) => findingOf(before, Math.min(start, before.length), Math.min(start + length, before.length)))
        .filter(({ text }) => text !== "");
      const carried = carryFindings(findings, before, after);
      expect(carried.length).toBeLessThanOrEqual(findings.length);
      for (const { start, end, text, fixes } of carried) {
        expect(after.slice(start, end)).toBe(text);
        for (const fix of fixes) expect([fix.start >= 0, fix.end <= after.length, fix.start <= fix.end]).toEqual([true, true, true]);
      }
    }),
    { numRuns: 500 },
  );
});

test("an edit beyond a finding, at a distance, never loses it", () => {
  fc.assert(
    fc.property(draft, draft, draft, (head, typed, tail) => {
      const before = `${head} calm down ${tail}`;
      const finding = findingOf(before, head.length + 1, head.length + 10);
      const [behind] = carryFindings([finding], before, `${before} ${typed}`);
      expect(behind?.start).toBe(finding.start);
    }),
  );
});
