/** Keeps the caret's logical place over a replacement elsewhere in the text. Pure. */

import type { Span } from "./field";

/** Where `offset` stands after `span` became `length` units long; inside the span, at the end of the new words. */
export function carryOffset(offset: number, span: Span, length: number): number {
  if (offset >= span.end) return offset + length - (span.end - span.start);
  return offset <= span.start ? offset : span.start + length;
}
