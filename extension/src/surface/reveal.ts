/** Scrolls words into sight, for a card that was asked for by key or from a list. */

import type { SessionView } from "../session-view";
import type { Finding } from "../wire.gen";

export function reveal({ field }: SessionView, finding: Finding): void {
  field.element.scrollIntoView({ block: "nearest" });
  if (field.rects(finding).length > 0) return;
  const { element } = field;
  const words = field.range(finding)?.startContainer.parentElement;
  if (words) words.scrollIntoView({ block: "nearest" });
  // A plain box does not say where its lines are; the share of the text before the words comes near.
  else element.scrollTop = (finding.start / Math.max(1, field.read().length)) * element.scrollHeight - element.clientHeight / 2;
}
