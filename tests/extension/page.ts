/** Puts a page of tests/extension/pages into the simulated document. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "pages");

/** Show the page and return the box that `selector` names. */
export function showPage(name: string, selector = "#box"): HTMLElement {
  document.body.innerHTML = readFileSync(path.join(folder, name), "utf8");
  const box = document.querySelector<HTMLElement>(selector);
  if (!box) throw new Error(`${name} has no ${selector}`);
  return box;
}
