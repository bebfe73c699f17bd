/**
 * How the extension tells the service's own playground page that it draws there, so that nothing is
 * drawn twice. Said on that page alone: no other page may learn that the extension is installed.
 */

export const EXTENSION_HERE = "tactlint-extension-here";

/** Whether a document is the playground: the service marks it, and serves on loopback only. */
export function isPlayground(document: Document): boolean {
  return (
    document.location.hostname === "127.0.0.1" && document.querySelector('meta[name="tactlint-token"]') !== null
  );
}
