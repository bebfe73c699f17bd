/** Keeps a box's findings underlined: by highlights in rich text, by marks of our own over plain text. */

import type { Span } from "../fields/field";
import type { SessionView } from "../session-view";
import type { Finding } from "../wire.gen";
import { Highlights } from "./highlight";
import type { Host } from "./host";
import { Marks } from "./marks";
import { huedCategory } from "./palette";

/** Draw the findings of `session` until `signal` aborts. */
export function underline(session: SessionView, host: Host, signal: AbortSignal): void {
  const draw = session.field.kind === "rich" ? richDrawer(session, signal) : plainDrawer(session, host, signal);
  session.onUpdate(draw, signal);
  draw();
}

/** What is marked of a finding: its words; for something missing only the start of the sentence that should wait. */
export function markedSpan({ category, start, end, text }: Finding): Span {
  if (category !== "acknowledgment") return { start, end };
  const [firstWord = text] = /^\s*\S+/.exec(text) ?? [];
  return { start, end: start + firstWord.length };
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

/** A sticky header or a menu of the page may lie over the box: nothing is drawn on top of those. */
function isUncovered(box: HTMLElement, rect: DOMRect): boolean {
  const scope = box.getRootNode() as Document | ShadowRoot;
  const top = scope.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
  return top === null || top === box || box.contains(top);
}
