/** Which of a finding's words are marked, answer the pointer, and have the card beside them. Pure. */

import type { Span } from "../fields/field";
import type { Finding } from "../wire.gen";

/** A finding's words; for something missing only the start of the sentence that should wait. */
export function markedSpan({ category, start, end, text }: Finding): Span {
  if (category !== "acknowledgment") return { start, end };
  const [firstWord = text] = /^\s*\S+/.exec(text) ?? [];
  return { start, end: start + firstWord.length };
}
