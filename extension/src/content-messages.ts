/** What the worker and the popup may ask of a content script. */

import { api } from "./browser";
import type { Command, ContentMessage, PageReply } from "./messages";

export interface PageParts {
  /** Ask anew whether the site is on, and lint anew. */
  settingsChanged(): void;
  /** Use these words as the customer's message in every box; null gives them up. */
  pick(text: string | null): void;
  /** False where this frame has no box in use. */
  command(command: Command): boolean;
  page(): PageReply;
}

/** Answer until `signal` aborts. Registered on switched-off sites too: it touches nothing of the page. */
export function serveMessages(parts: PageParts, signal: AbortSignal): void {
  const answer = (message: ContentMessage, _sender: unknown, reply: (answer: unknown) => void): void => {
    switch (message.kind) {
      case "settings-changed":
        parts.settingsChanged();
        return;
      case "picked":
        parts.pick(message.text);
        return;
      case "command":
        parts.command(message.command);
        return;
      case "selection":
        reply(selectedText(document));
        return;
      case "page":
        reply(parts.page());
    }
  };
  api.runtime.onMessage.addListener(answer);
  signal.addEventListener("abort", () => api.runtime.onMessage.removeListener(answer), { once: true });
}

function selectedText(document: Document): string {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement) return active.value.slice(active.selectionStart, active.selectionEnd);
  return document.getSelection()?.toString() ?? "";
}
