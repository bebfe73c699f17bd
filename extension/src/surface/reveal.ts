/** Scrolls words into sight, for a card that was asked for by key or from a list. */

import type { SessionView } from "../session-view";
import { markedSpan } from "./marked-span";
import type { Finding } from "../wire.gen";

export function reveal({ field }: SessionView, finding: Finding): void {
  const span = markedSpan(finding);
  field.element.scrollIntoView({ block: "nearest" });
  if (field.rects(span).length > 0) return;
  const { element } = field;
  const words = field.kind === "rich" ? field.range(span)?.startContainer.parentElement : null;
  if (words) words.scrollIntoView({ block: "nearest" });
  // A plain box does not say where its lines are; the share of the text before the words comes near.
  else element.scrollTop = (span.start / Math.max(1, field.read().length)) * element.scrollHeight - element.clientHeight / 2;
}
