/** What an agent does in a compose box, with real key presses, and what the box then holds. */

import type { Page } from "puppeteer-core";

/** Click into the box that `selector` names and type at the end of it. */
export async function type(page: Page, selector: string, draft: string): Promise<void> {
  await page.locator(selector).click();
  const modifier = process.platform === "darwin" ? "Meta" : "Control";
  await page.keyboard.down(modifier);
  await page.keyboard.press("End");
  await page.keyboard.up(modifier);
  await page.keyboard.type(draft);
}

/** The draft as the page sees it: a field's value, or the text of an editable element. */
export function draftOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (box) =>
    box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement ? box.value : (box as HTMLElement).innerText,
  );
}

/** One undo, as the agent would do it. */
export async function undo(page: Page): Promise<void> {
  const modifier = process.platform === "darwin" ? "Meta" : "Control";
  await page.keyboard.down(modifier);
  await page.keyboard.press("z");
  await page.keyboard.up(modifier);
}
