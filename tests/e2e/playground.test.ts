/** The playground by itself: what a newcomer sees before anything is installed. */

import { expect, test } from "vitest";
import { barriersOf } from "./accessibility";
import { underlinedWords } from "./harness/underlines";
import { useWorld } from "./harness/world";
import { middleOf, PATIENCE } from "./shell-steps";
import type { Page } from "puppeteer-core";

const BOX = "#reply";
const world = useWorld({ paired: false });

const text = (selector: string) => (page: Page) => page.$eval(selector, (element) => element.textContent ?? "");

/** Type before all else in the box: what follows the closing is the signature's. */
async function typeFirst(page: Page, words: string): Promise<void> {
  await page.locator(BOX).click();
  await page.keyboard.down("Control");
  await page.keyboard.press("Home");
  await page.keyboard.up("Control");
  await page.keyboard.type(words);
}

test("the first example is underlined at once, with the customer's words as the reason", async () => {
  const page = await world.open(world.service.url);
  await expect.poll(() => underlinedWords(page), PATIENCE).toContain("You should have checked");
  await expect.poll(() => text("#findings")(page), PATIENCE).toContain("The customer wrote: “");
  expect(await text("#mood")(page)).toContain("very upset");
  expect(await barriersOf(page)).toEqual([]);
});

test.each([["#box-rich"], ["#box-plain"]])("typing changes underlines and report (%s)", async (kind) => {
  const page = await world.open(world.service.url);
  await page.locator(kind).click();
  await page.select("#example", "kind");
  await expect.poll(() => text("#summary")(page), PATIENCE).toContain("Nothing here");
  await typeFirst(page, "Calm down. ");
  await expect.poll(() => underlinedWords(page), PATIENCE).toContain("Calm down");
  expect(await text("#findings")(page)).toContain("Calm down");
  await middleOf(page, "Calm down");
});

test("a conversation of one's own takes the example's place", async () => {
  const page = await world.open(world.service.url);
  await page.locator(".own summary").click();
  await page.locator("#own-text").fill("Customer: Hello, do you deliver to Malta?\nAgent: We do.\nCustomer: Lovely, thank you!");
  await page.locator("#own-use").click();
  await expect.poll(() => page.$$eval("#thread li", (items) => items.length)).toBe(3);
  await expect.poll(() => text("#mood")(page), PATIENCE).toContain("seems calm");
});
