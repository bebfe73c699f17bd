/** Finds the conversation beside a compose box. A new helpdesk is one file and one line here. */

import { djangoHelpdesk } from "./django-helpdesk";
import { generic } from "./generic";
import { HOST_TAG } from "../surface/host";
import type { FoundConversation, Helpdesk } from "./helpdesk";

export const HELPDESKS: readonly Helpdesk[] = [djangoHelpdesk];

const NOTHING: FoundConversation = { source: "none", conversation: null };

export interface Conversations {
  /** What `box` answers; looked up again only after the page has changed. */
  find(box: HTMLElement): FoundConversation;
  /** Whether `box` is an internal note just now. */
  isNote(box: HTMLElement): boolean;
  /** Use words of the user's choice as the customer's message for every box of this document; null undoes it. */
  pick(text: string | null): void;
  /** Called when the answer of `find` may have changed, by the page or by a pick. */
  onChange(listener: () => void, signal: AbortSignal): void;
}

/** Read conversations in `document`, and in the documents of the same origin around it, until `signal` aborts. */
export function openConversations(document: Document, signal: AbortSignal): Conversations {
  const helpdesks = new Map<Document, Helpdesk | null>();
  const listeners = new Set<() => void>();
  let known = new WeakMap<HTMLElement, FoundConversation>();
  let picked: string | null = null;

  const changed = (): void => {
    known = new WeakMap();
    for (const listener of listeners) listener();
  };
  for (const around of documentsFrom(document)) watch(around, changed, signal);

  function helpdeskOf(around: Document): Helpdesk | null {
    const seen = helpdesks.get(around);
    if (seen) return seen;
    const url = new URL(around.location.href, "http://unknown");
    const helpdesk = HELPDESKS.find((each) => each.matches(around, url)) ?? null;
    helpdesks.set(around, helpdesk);
    return helpdesk;
  }

  function look(box: HTMLElement): FoundConversation {
    if (picked !== null) return { source: "picked", conversation: { turns: [{ role: "customer", text: picked }] } };
    for (const anchor of anchorsOf(box)) {
      for (const helpdesk of [helpdeskOf(anchor.ownerDocument), generic]) {
        const conversation = helpdesk?.conversation(anchor) ?? null;
        if (helpdesk && conversation) return { source: helpdesk.id, conversation };
      }
    }
    return NOTHING;
  }

  return {
    find(box) {
      const found = known.get(box) ?? look(box);
      known.set(box, found);
      return found;
    },
    isNote: (box) => anchorsOf(box).some((anchor) => (helpdeskOf(anchor.ownerDocument) ?? generic).isNote(anchor)),
    pick(text) {
      picked = text;
      changed();
    },
    onChange(listener, listenerSignal) {
      listeners.add(listener);
      listenerSignal.addEventListener("abort", () => listeners.delete(listener), { once: true });
    },
  };
}

/** The box, then the frame that holds it in the document around, and so on outwards, as far as we may look. */
function anchorsOf(box: HTMLElement): HTMLElement[] {
  const anchors = [box];
  for (let frame = frameOf(box.ownerDocument); frame; frame = frameOf(frame.ownerDocument)) anchors.push(frame);
  return anchors;
}

function documentsFrom(document: Document): Document[] {
  const documents = [document];
  for (let frame = frameOf(document); frame; frame = frameOf(frame.ownerDocument)) documents.push(frame.ownerDocument);
  return documents;
}

function frameOf(document: Document): HTMLElement | null {
  try {
    return (document.defaultView?.frameElement as HTMLElement | null | undefined) ?? null;
  } catch (cause) {
    if (cause instanceof DOMException) return null; // another origin's page is around us
    throw cause;
  }
}

/** Tell of changes to the page, but not of those within compose boxes: that is the draft, and typing must cost nothing. */
function watch(document: Document, changed: () => void, signal: AbortSignal): void {
  let waiting = false;
  const observer = new MutationObserver((records) => {
    if (waiting || records.every((record) => isDraft(record.target))) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (!signal.aborted) changed();
    }, SETTLE);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

/** Milliseconds: a page that draws a ticket does so in many small steps. */
const SETTLE = 250;

/** Whether a change of `node` is the agent's typing, or ours. */
function isDraft(node: Node): boolean {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as HTMLElement) : node.parentElement;
  return element !== null && (element.isContentEditable || element.localName === "textarea" || element.localName === HOST_TAG);
}
