/** Boxes are found wherever they are and whenever they came, and the page is left as it was. */

import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { chooseFix, shownUnder, untilNotUnderlined, untilUnderlined } from "./editing-steps";
import { type } from "./harness/compose";
import { writeSettings } from "./harness/pairing";
import { underlines } from "./harness/underlines";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";

const WORDS = "Calm down";
const HOST = "tactlint-surface";
const world = useWorld();

async function frameIn(page: Page, selector: string): Promise<Frame> {
  const frame = await (await page.$(selector))?.contentFrame();
  if (!frame) throw new Error(`${selector} is no frame`);
  return frame;
}

test.each(["#blank", "#srcdoc", "#design"])("in the frame %s", async (selector) => {
  const page = await world.open("boxes.html");
  const frame = await frameIn(page, selector);
  await page.click(selector);
  await page.keyboard.type("Oh no. Calm down.");
  await untilUnderlined(frame, WORDS);
  expect(await frame.$eval("body", (body) => body.innerHTML)).not.toContain("tactlint");
});

test("a textarea in an open shadow root", async () => {
  const page = await world.open("boxes.html");
  await type(page, "#shadow >>> textarea", "Oh no. Calm down.");
  await untilUnderlined(page, WORDS);
});

test("rich text in an open shadow root, painted and fixed there", async () => {
  const page = await world.open("boxes.html");
  await type(page, "#shadow >>> div", "Oh no. Calm down.");
  await untilUnderlined(page, WORDS);
  const sheets = (): Promise<number> => page.$eval("#shadow", (host) => host.shadowRoot?.adoptedStyleSheets.length ?? 0);
  expect(await sheets()).toBe(1);
  const wording = await chooseFix(page, WORDS);
  await waitFor("the fix", () => page.$eval("#shadow >>> div", (box, words) => box.textContent === `Oh no. ${words}`, wording));
});

test("a box in a modal dialog, where its card can be used", async () => {
  const page = await world.open("boxes.html");
  await page.$eval("#dialog", (dialog) => (dialog as HTMLDialogElement).showModal());
  await type(page, "#dialog textarea", "Oh no. Calm down.");
  const wording = await chooseFix(page, WORDS);
  await waitFor("the fix", () =>
    page.$eval("#dialog textarea", (box, words) => (box as HTMLTextAreaElement).value === `Oh no. ${words}`, wording),
  );
});

test("a box that is added later, and one that is taken away and comes back", async () => {
  const page = await world.open("boxes.html");
  await page.$eval("#later", (place) => (place.innerHTML = "<textarea rows=4 cols=60></textarea>"));
  await type(page, "#later textarea", "Oh no. Calm down.");
  await untilUnderlined(page, WORDS);
  await page.$eval("#later", (place) => place.replaceChildren());
  await untilNotUnderlined(page, WORDS);
  await page.$eval("#later", (place) => (place.innerHTML = "<textarea rows=4 cols=60></textarea>"));
  await type(page, "#later textarea", "Calm down again.");
  await untilUnderlined(page, WORDS);
});

test("fifty boxes", async () => {
  const page = await world.open("boxes.html");
  await page.$eval("#many", (place) => (place.innerHTML = "<textarea></textarea>".repeat(50)));
  const boxes = await page.$$("#many textarea");
  for (const box of boxes) {
    await box.focus();
    await page.keyboard.type("Calm down");
  }
  await page.evaluate(() => document.querySelector("#many")?.scrollIntoView());
  const inSight = await page.$$eval(
    "#many textarea",
    (all) => all.filter((box) => box.getBoundingClientRect().top >= 0 && box.getBoundingClientRect().bottom <= innerHeight).length,
  );
  expect(inSight).toBeGreaterThan(10);
  await waitFor("an underline in each box in sight", async () => (await shownUnder(page, WORDS)).length >= inSight);
});

test("boxes that are not for prose, or that opted out, are left alone", async () => {
  const page = await world.open("editing.html");
  await type(page, "#grammarly-off", "Calm down.");
  await page.click("#readonly");
  // A box that takes part shows that the others had their time.
  await type(page, "#wide", "Oh no. Calm down.");
  await untilUnderlined(page, WORDS);
  expect(await underlines(page)).toHaveLength(1);
});

test("the page's own HTML stays as it was, byte for byte", async () => {
  const page = await world.open("editing.html");
  const html = (): Promise<string> => page.evaluate(() => document.body.outerHTML);
  const editors = ["#rich", "#pre"] as const;
  for (const box of editors) await type(page, box, " Oh no. Calm down.");
  await untilUnderlined(page, WORDS);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());

  // The very same keys in a page without Tactlint.
  await writeSettings(world.browser, { sitesOff: [new URL(world.site.url("")).host] });
  const bare = await world.open("editing.html");
  for (const box of editors) await type(bare, box, " Oh no. Calm down.");
  await bare.evaluate(() => (document.activeElement as HTMLElement).blur());
  expect(await html()).toBe(await bare.evaluate(() => document.body.outerHTML));
  await writeSettings(world.browser, { sitesOff: [] });
});

test("on a switched-off site nothing is put into the page, and switching takes effect at once", async () => {
  const page = await world.open("editing.html");
  await type(page, "#rich", " Oh no. Calm down.");
  await untilUnderlined(page, WORDS);
  const traces = (): Promise<number[]> =>
    page.evaluate((tag) => [document.querySelectorAll(tag).length, CSS.highlights.size, document.adoptedStyleSheets.length], HOST);
  expect((await traces())[0]).toBe(1);

  await writeSettings(world.browser, { sitesOff: [new URL(world.site.url("")).host] });
  await expect.poll(traces).toEqual([0, 0, 0]);
  await page.bringToFront();
  await type(page, "#wide", "Oh no. Calm down.");
  expect(await traces()).toEqual([0, 0, 0]);

  await writeSettings(world.browser, { sitesOff: [] });
  await page.bringToFront();
  await waitFor("the underline back", async () => {
    await page.$eval("#wide", (box) => (box as HTMLTextAreaElement).blur());
    await page.focus("#wide");
    return (await shownUnder(page, WORDS)).length > 0;
  });
});

test("nothing is put into a page whose boxes are not used", async () => {
  const page = await world.open("editing.html");
  const used = await world.open("editing.html");
  await type(used, "#wide", "Oh no. Calm down.");
  await untilUnderlined(used, WORDS);
  expect(await page.$(HOST)).toBeNull();
});
