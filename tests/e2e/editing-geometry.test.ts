/** Underlines lie under their words, within two pixels, whatever the box and the page do. */

import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { edgeInTextarea, rectOfWord, shownUnder, untilUnderlined } from "./editing-steps";
import { type } from "./harness/compose";
import { screenshot } from "./harness/screenshot";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";

const WORD = "Calm down";
const CLOSE = 2;
const world = useWorld();

async function expectUnderWord(page: Page, box: string): Promise<void> {
  const [underline] = await shownUnder(page, WORD);
  const [first, last] = [underline?.rects[0], underline?.rects.at(-1)];
  if (first === undefined || last === undefined) throw new Error("nothing is underlined");
  const start = await page.$eval(box, (element, word) => (element as HTMLTextAreaElement).value.indexOf(word), WORD);
  const left = await edgeInTextarea(page, box, start, { x: first.x, y: first.y + first.height / 2 });
  const right = await edgeInTextarea(page, box, start + WORD.length, { x: last.x + last.width, y: last.y + last.height / 2 });
  const off = [left === null ? [] : [first.x - left], right === null ? [] : [last.x + last.width - right]].flat().map(Math.abs);
  expect(off.length, "an edge within a line").toBeGreaterThan(0);
  expect(Math.max(...off), `from ${first.x} to ${last.x + last.width}, for ${left} to ${right}`).toBeLessThanOrEqual(CLOSE);
}

/** The marks follow in the next frame. */
async function untilUnderWord(page: Page, box: string): Promise<void> {
  let last: unknown;
  await waitFor("the underline at its word", () =>
    expectUnderWord(page, box).then(
      () => true,
      (cause: unknown) => {
        last = cause;
        return false;
      },
    ),
  ).catch(() => {
    throw last;
  });
}

test.each(["#wide", "#narrow", "#centred", "#scaled"])("in the textarea %s", async (box) => {
  const page = await world.open("editing.html");
  await type(page, box, "We have looked into this matter, and\n\nhere it is. Calm down. It will be sent.");
  await untilUnderlined(page, WORD);
  await untilUnderWord(page, box);
});

test("in a textarea that wraps, scrolls and is resized", async () => {
  const page = await world.open("editing.html");
  const lines = "All of this was in the mail that we sent to you on Monday morning. ".repeat(6);
  await type(page, "#narrow", `${lines}Calm down please. ${"x ".repeat(12)}`);
  await untilUnderlined(page, WORD);
  await untilUnderWord(page, "#narrow");

  await page.$eval("#narrow", (box) => (box.scrollTop -= 24));
  await untilUnderWord(page, "#narrow");

  await page.$eval("#narrow", (box) => ((box as HTMLElement).style.width = "420px"));
  await page.$eval("#narrow", (box) => (box.scrollTop = box.scrollHeight));
  await untilUnderWord(page, "#narrow");

  await page.$eval("#narrow", (box) => ((box as HTMLElement).style.fontSize = "17px"));
  await page.$eval("#narrow", (box) => (box.scrollTop = box.scrollHeight));
  await untilUnderWord(page, "#narrow");
});

test("words that are scrolled out of a textarea are not underlined over the page", async () => {
  const page = await world.open("editing.html");
  await type(page, "#narrow", `Calm down.${"\nmore".repeat(12)}`);
  await page.$eval("#narrow", (box) => (box.scrollTop = 0));
  await untilUnderlined(page, WORD);
  await page.$eval("#narrow", (box) => (box.scrollTop = box.scrollHeight));
  await waitFor("the underline gone", async () => (await shownUnder(page, WORD)).length === 0);
});

test("in a textarea within a scroller, clipped to it, and not over a sticky header", async () => {
  const page = await world.open("editing.html");
  await type(page, "#nested", "Oh no. Calm down.");
  await untilUnderWord(page, "#nested");
  await page.$eval("#scroller", (scroller) => (scroller.scrollTop = 20));
  await untilUnderWord(page, "#nested");
  await page.$eval("#scroller", (scroller) => (scroller.scrollTop = 160));
  await waitFor("the underline gone", async () => (await shownUnder(page, WORD)).length === 0);
  await page.$eval("#scroller", (scroller) => (scroller.scrollTop = 20));
  await untilUnderWord(page, "#nested");

  await page.evaluate(() => {
    const top = document.querySelector("#nested")?.getBoundingClientRect().top ?? 0;
    scrollBy(0, top - 10);
  });
  await waitFor("nothing drawn on the header", async () => (await shownUnder(page, WORD)).length === 0);
});

test("when the page moves the box without scrolling", async () => {
  const page = await world.open("editing.html");
  await type(page, "#wide", "Oh no. Calm down.");
  await untilUnderWord(page, "#wide");
  await page.evaluate(() => {
    const banner = document.createElement("p");
    banner.textContent = "New mail";
    banner.style.height = "70px";
    document.body.prepend(banner);
  });
  await untilUnderWord(page, "#wide");
});

test("in rich text, also after scrolling and rewrapping", async () => {
  const page = await world.open("editing.html");
  await type(page, "#rich", " Calm down, it is on its way.");
  const expectAtWord = async (): Promise<void> => {
    const { rects } = await untilUnderlined(page, WORD);
    const word = await rectOfWord(page, "#rich", WORD);
    for (const side of ["x", "y", "width", "height"] as const) {
      expect(Math.abs((rects[0]?.[side] ?? 0) - word[side]), side).toBeLessThanOrEqual(CLOSE);
    }
  };
  await expectAtWord();
  await page.$eval("#rich", (box) => ((box as HTMLElement).style.width = "260px"));
  await expectAtWord();
  await page.evaluate(() => scrollBy(0, 130));
  await expectAtWord();
});

test("every category has its line, on light and on dark", async () => {
  const page = await world.open("editing.html");
  await page.setViewport({ width: 900, height: 1100 });
  const draft = "Calm down. You should have read the terms.";
  await type(page, "#wide", draft);
  await type(page, "#pre", draft);
  await untilUnderlined(page, "You should have read");
  await screenshot(page, `underlines-light-${world.browser.name}`);
  await page.addStyleTag({ content: "html, textarea, .box { background: #1c1d21; color: #eee }" });
  await screenshot(page, `underlines-dark-${world.browser.name}`);
  await waitFor("both boxes' underlines", async () => (await shownUnder(page, WORD)).length === 2);
});
