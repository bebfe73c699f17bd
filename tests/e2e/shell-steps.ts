/** Steps that the tests of popup, options and card share. */

import type { Page } from "puppeteer-core";
import { screenshot } from "./harness/screenshot";
import { inSurface } from "./harness/surface";
import { underlines } from "./harness/underlines";
import { waitFor } from "./harness/wait";

export const PATIENCE = { timeout: 30_000 };

export const stateOf = (page: Page): Promise<string> =>
  page.$eval("#state", (state) => (state as HTMLElement).dataset["state"] ?? "");

/** The words of an element of an extension page, "" while it is hidden. */
export const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (node) => ((node as HTMLElement).checkVisibility() ? (node.textContent?.trim() ?? "") : ""));

/** A picture of a page whose panel has come to rest. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  await waitFor("the panel at rest", () => inSurface(page, (root) => [...root.querySelectorAll("section")].every((panel) => panel.getAnimations().length === 0)));
  await screenshot(page, name);
}

/** What the card says, or null while none is open. */
export const cardText = (page: Page): Promise<string | null> =>
  inSurface(page, (root) => {
    const card = root.querySelector<HTMLElement>("[data-layer=card] section");
    return card?.matches(":popover-open") ? card.innerText : null;
  });

export const checklistText = (page: Page): Promise<string | null> =>
  inSurface(page, (root) => {
    const list = root.querySelector<HTMLElement>("[data-layer=checklist] section");
    return list?.matches(":popover-open") ? list.innerText : null;
  });

/** The middle of underlined words, once they are underlined. */
export async function middleOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const [rect] = await waitFor(`“${words}” underlined`, async () => (await underlines(page)).find((each) => each.text === words)?.rects);
  if (!rect) throw new Error(`“${words}” has no place`);
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

export async function pressAlt(page: Page, key: "." | "," | "/"): Promise<void> {
  await page.keyboard.down("Alt");
  await page.keyboard.press(key);
  await page.keyboard.up("Alt");
}
