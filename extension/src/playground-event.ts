/**
 * How the extension tells the service's own playground page that it draws there, so that nothing is
 * drawn twice. Said on that page alone: no other page may learn that the extension is installed.
 */

import type { SessionView } from "./session-view";

export const EXTENSION_HERE = "tactlint-extension-here";

/** Tell the playground, if this is it, as soon as the extension itself has a report for a box of its page. */
export function announceToPlayground(session: SessionView, signal: AbortSignal): void {
  const document = session.field.element.ownerDocument;
  if (!isPlayground(document)) return;
  const announced = new AbortController();
  session.onUpdate(
    () => {
      if (session.state !== "ok" || session.report === null) return;
      announced.abort();
      document.dispatchEvent(new Event(EXTENSION_HERE));
    },
    AbortSignal.any([signal, announced.signal]),
  );
}

/** The service marks its page and serves on loopback only. */
export function isPlayground(document: Document): boolean {
  return document.location.hostname === "127.0.0.1" && document.querySelector('meta[name="tactlint-token"]') !== null;
}
