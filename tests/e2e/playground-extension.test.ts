/** The playground with the extension: the generic reader finds the conversation, and nothing is drawn twice. */

import { expect, test } from "vitest";
import { clickInSurface, inSurface } from "./harness/surface";
import { underlinedWords } from "./harness/underlines";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";
import { cardText, checklistText, middleOf, PATIENCE, pictureOf, pressAlt } from "./shell-steps";
import type { Page } from "puppeteer-core";

const BOX = "#reply";
const world = useWorld();

async function openUnderlined(): Promise<Page> {
  const page = await world.open(world.service.url);
  await page.setViewport({ width: 1180, height: 1000 });
  await page.locator(BOX).click();
  // The page's own surface goes as soon as the extension draws.
  await waitFor("one surface only", async () => (await page.$$("tactlint-surface")).length === 1 && (await inSurface(page, (root) => root.querySelector("[data-layer=corner] button:not([hidden])") !== null)));
  await expect.poll(() => underlinedWords(page), PATIENCE).toContain("You should have checked");
  return page;
}

test("the extension draws, the page steps back, and the customer's message is found without a reader for this page", async () => {
  const page = await openUnderlined();
  const words = await underlinedWords(page);
  expect(new Set(words).size).toBe(words.length);
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toMatch(/Customer’s message: found/);
});

test.each(["light", "dark"])("a card, in %s", async (scheme) => {
  const page = await openUnderlined();
  if (world.browser.name === "chromium") await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  // The sentence that should wait is marked at its first word.
  const at = await middleOf(page, "You");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toMatch(/The customer wrote[^]*third time/);
  await pictureOf(page, `playground-${scheme}-${world.browser.name}`);
  await clickInSurface(page, "[data-layer=card] [data-fix]");
  await expect.poll(() => underlinedWords(page), PATIENCE).not.toContain("You");
  expect(await page.$eval(BOX, (box) => (box as HTMLElement).innerText)).toContain("You should have checked");
});
