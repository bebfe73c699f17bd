/**
 * Carries findings over an edit of the draft. Pure. Fails closed: what the edit may have changed
 * is dropped, since a late underline costs nothing and a wrong one costs trust.
 */

import type { Span } from "./fields/field";
import type { Finding, Fix } from "./wire.gen";

/** `removed` units of the old draft from `start` became `inserted` units of the new one. */
export interface Edit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** The one stretch in which two drafts differ, or null where they do not. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, removed: before.length - start - tail, inserted: after.length - start - tail };
}

/** Where a span lies after an edit, or null where the edit reaches into it. */
export function carrySpan(span: Span, edit: Edit): Span | null {
  const end = edit.start + edit.removed;
  const shift = edit.inserted - edit.removed;
  // An empty span is a place between two characters: at the edit's start it stays before what was typed.
  if (span.end <= edit.start) return span;
  if (span.start >= end) return { start: span.start + shift, end: span.end + shift };
  return null;
}

/** The findings of `before` that still stand in `after`, with their fixes, at their new places. */
export function carryFindings(findings: readonly Finding[], before: string, after: string): Finding[] {
  const edit = editBetween(before, after);
  return edit === null ? [...findings] : findings.flatMap((finding) => carryFinding(finding, edit, before, after));
}

/** The findings whose quoted text is what the draft holds there. */
export function standing(findings: readonly Finding[], draft: string): Finding[] {
  return findings.filter(({ start, end, text }) => draft.slice(start, end) === text);
}

function carryFinding(finding: Finding, edit: Edit, before: string, after: string): Finding[] {
  const span = carrySpan(finding, edit);
  if (span === null || joins(span, edit, after)) return [];
  const fixes = finding.fixes.flatMap((fix) => carryFix(fix, edit, before, after));
  return standing([{ ...finding, ...span, fixes }], after);
}

function carryFix(fix: Fix, edit: Edit, before: string, after: string): Fix[] {
  const span = carrySpan(fix, edit);
  if (span === null || before.slice(fix.start, fix.end) !== after.slice(span.start, span.end)) return [];
  return [{ ...fix, ...span }];
}

/** Whether the edit, right beside the span, made its first or last word another one: "calm down" + "s". */
function joins({ start, end }: Span, edit: Edit, after: string): boolean {
  const touchesStart = edit.start + edit.inserted === start;
  const touchesEnd = edit.start === end;
  return (touchesStart && insideWord(after, start)) || (touchesEnd && insideWord(after, end));
}

const WORD_PAIR = /^[\p{L}\p{N}\p{M}'’_-]{2}$/u;

function insideWord(text: string, offset: number): boolean {
  return WORD_PAIR.test(text.slice(offset - 1, offset) + text.slice(offset, offset + 1));
}
