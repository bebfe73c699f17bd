/** After an update of the extension a page may hold the old content script and the new one: the newer one stays. */

import { isPlayground } from "../playground-event";
import { HOST_TAG } from "../surface/host";

const REPLACED = "tactlint-replaced";

/** End what an older script left in `document`; `script` is aborted in turn when a newer one comes. */
export function onlyScript(document: Document, script: AbortController): void {
  document.dispatchEvent(new CustomEvent(REPLACED));
  // The playground has a surface of its own, which is no leftover.
  if (!isPlayground(document)) clear(document);
  document.addEventListener(REPLACED, () => script.abort(), { once: true, signal: script.signal });
}

function clear(document: Document): void {
  // Where the browser took the older script away in the middle, nobody heard that.
  for (const left of document.querySelectorAll(HOST_TAG)) left.remove();
  const names: string[] = [];
  // Firefox hands no iterators of page objects to content scripts.
  CSS.highlights.forEach((_, name) => names.push(name));
  for (const name of names) if (name.startsWith("tactlint-")) CSS.highlights.delete(name);
}
