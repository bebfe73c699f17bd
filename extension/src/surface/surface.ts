/**
 * Everything of ours that answers the pointer and the keyboard around compose boxes, but the underlines.
 *
 * One surface per document; each box's session is attached to it. In a box:
 *   a click on an underline, or the pointer resting on one, shows its card;
 *   Alt+. shows the card of the finding at the caret, else of the next one, with the keyboard in it;
 *   Alt+, does the same for the one before; Alt+/ opens the checklist.
 * In the card N, P and Alt+. , Alt+, go on; Escape closes and gives the keyboard back to the box.
 */

import { Card, type CardActions } from "./card";
import { Checklist } from "./checklist";
import { Corner, cornerLayer } from "./corner";
import type { Host } from "./host";
import { Hover } from "./hover";
import { markedSpan } from "./marked-span";
import { reveal } from "./reveal";
import type { Command } from "../messages";
import type { SessionView } from "../session-view";
import type { Finding } from "../wire.gen";

export interface SurfaceActions extends CardActions {
  /** Give up the words that the user picked as the customer's message. */
  dropPicked(): void;
}

export interface Surface {
  /** Serve one box until `signal` aborts. */
  attach(session: SessionView, signal: AbortSignal): void;
  /** Do what a key of the browser asks, in the box used last; false where this document has none. */
  command(command: Command): boolean;
}

/** By what the key writes, and by its place on the keyboard: with Alt, some systems make other characters of them. */
const KEYS: Readonly<Record<string, Command>> = {
  ".": "open-card",
  ",": "previous-finding",
  "/": "open-checklist",
  Period: "open-card",
  Comma: "previous-finding",
  Slash: "open-checklist",
};

export function openSurface(host: Host, actions: SurfaceActions, signal: AbortSignal): Surface {
  const card = new Card(host, actions, signal);
  const checklist = new Checklist(host, { showFinding: (session, finding, focus) => show(session, finding, focus), dropPicked: actions.dropPicked }, signal);
  const layer = cornerLayer(host, signal);
  const corners = new WeakMap<SessionView, Corner>();
  let latest: SessionView | null = null;

  function show(session: SessionView, finding: Finding, focus: boolean): void {
    checklist.close();
    latest = session;
    if (focus) reveal(session, finding);
    card.show(session, finding, { focus });
  }

  function showChecklist(session: SessionView, focus: boolean): void {
    card.close();
    latest = session;
    const anchor = (): DOMRect | null => corners.get(session)?.rect() ?? session.field.element.getBoundingClientRect();
    if (checklist.isOpen) checklist.close();
    else checklist.show(session, anchor, { focus });
  }

  function run(session: SessionView, command: Command): void {
    if (command === "open-checklist") {
      showChecklist(session, true);
      return;
    }
    if (card.isOpen && command !== "open-card") {
      card.move(command === "next-finding" ? 1 : -1);
      return;
    }
    const caret = session.field.caret();
    const finding = command === "previous-finding" ? findingBefore(session, caret) : findingFrom(session, caret);
    if (finding) show(session, finding, true);
  }

  return {
    attach(session, boxSignal) {
      const box = session.field.element;
      const corner = new Corner({ host, layer, session },(focus) => showChecklist(session, focus), boxSignal);
      corners.set(session, corner);
      const hover = new Hover(card.panel, { open: (finding) => show(session, finding, false), close: () => card.close() }, boxSignal);

      box.addEventListener("focusin", () => (latest = session), { signal: boxSignal });
      box.addEventListener(
        "click",
        (click) => {
          const finding = findingUnder(session, click.clientX, click.clientY);
          if (finding) {
            hover.settle();
            show(session, finding, false);
          }
        },
        { signal: boxSignal },
      );
      box.addEventListener("pointermove", (move) => hover.over(card.finding, () => findingUnder(session, move.clientX, move.clientY)), { signal: boxSignal });
      box.addEventListener("pointerleave", () => hover.left(), { signal: boxSignal });
      box.addEventListener(
        "keydown",
        (press) => {
          const command = KEYS[press.key] ?? KEYS[press.code];
          if (!press.altKey || press.ctrlKey || press.metaKey || press.shiftKey || command === undefined || session.field.composing) return;
          press.preventDefault();
          press.stopPropagation();
          run(session, command);
        },
        { signal: boxSignal, capture: true },
      );
      session.field.onMove(() => {
        corner.place();
        if (session === latest) {
          card.place();
          checklist.place();
        }
      }, boxSignal);
      session.onUpdate(() => {
        corner.update();
        card.follow(session);
        checklist.follow(session);
      }, boxSignal);
      boxSignal.addEventListener(
        "abort",
        () => {
          if (latest !== session) return;
          latest = null;
          card.close();
          checklist.close();
        },
        { once: true },
      );
      corner.update();
    },
    command(command) {
      // A frame within this document has the keyboard, and its own surface.
      if (latest === null || host.document.activeElement?.localName === "iframe") return false;
      run(latest, command);
      return true;
    },
  };
}

/** The finding under a point of the viewport; the line itself, a little below the words, counts as them. */
function findingUnder(session: SessionView, x: number, y: number): Finding | null {
  const below = 3;
  const at = session.findings.filter((finding) =>
    session.field.rects(markedSpan(finding)).some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom + below),
  );
  // Of nested findings, the shortest is the one meant.
  const lengthOf = (finding: Finding): number => markedSpan(finding).end - finding.start;
  return at.reduce<Finding | null>((best, each) => (best === null || lengthOf(each) < lengthOf(best) ? each : best), null);
}

function findingFrom({ findings }: SessionView, caret: number | null): Finding | null {
  const at = caret ?? 0;
  return (
    findings.find((finding) => finding.start <= at && at <= finding.end) ??
    findings.find((finding) => finding.start > at) ??
    findings[0] ??
    null
  );
}

function findingBefore({ findings }: SessionView, caret: number | null): Finding | null {
  return findings.findLast((finding) => caret !== null && finding.end <= caret) ?? findings.at(-1) ?? null;
}
