/** Keeps a box's findings underlined: by highlights in rich text, by marks of our own over plain text. */

import type { SessionView } from "../session-view";
import { Highlights } from "./highlight";
import { HOST_TAG, type Host } from "./host";
import { markedSpan } from "./marked-span";
import { Marks } from "./marks";
import { huedCategory } from "./palette";

/** Draw the findings of `session` until `signal` aborts. */
export function underline(session: SessionView, host: Host, signal: AbortSignal): void {
  const draw = session.field.kind === "rich" ? richDrawer(session, signal) : plainDrawer(session, host, signal);
  session.onUpdate(draw, signal);
  draw();
}

function richDrawer(session: SessionView, signal: AbortSignal): () => void {
  const { field } = session;
  const scope = field.element.getRootNode();
  const highlights = new Highlights(scope instanceof ShadowRoot ? scope : field.element.ownerDocument);
  signal.addEventListener("abort", () => highlights.close(), { once: true });
  return () =>
    highlights.show(
      session.findings.flatMap((finding) => {
        const range = field.range(markedSpan(finding));
        return range === null ? [] : [{ range, category: huedCategory(finding.category) }];
      }),
    );
}

function plainDrawer(session: SessionView, host: Host, signal: AbortSignal): () => void {
  const { field } = session;
  const marks = new Marks(host, signal);
  const draw = (): void => {
    const draft = field.read();
    marks.show(
      session.findings.map((finding) => {
        const span = markedSpan(finding);
        return {
          rects: field.rects(span).filter((rect) => isUncovered(field.element, rect)),
          category: huedCategory(finding.category),
          text: draft.slice(span.start, span.end),
        };
      }),
    );
  };
  field.onMove(() => {
    if (!field.composing) draw();
  }, signal);
  return draw;
}

/**
 * A sticky header or a menu of the page may lie over the box: nothing is drawn on top of those. What is
 * ours does not count: it lies over the marks anyway, and nobody would tell when it has moved on.
 */
function isUncovered(box: HTMLElement, rect: DOMRect): boolean {
  const scope = box.getRootNode() as Document | ShadowRoot;
  const there = scope.elementsFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
  const top = there.find((element) => element.localName !== HOST_TAG);
  return top === undefined || top === box || box.contains(top);
}
