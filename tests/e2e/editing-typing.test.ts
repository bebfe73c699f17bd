/** What happens to underlines while the agent goes on typing, an input method composes, or the service is away. */

import { expect, test } from "vitest";
import { shownUnder, untilNotUnderlined, untilUnderlined } from "./editing-steps";
import { draftOf, type } from "./harness/compose";
import { underlinedWords } from "./harness/underlines";
import { useWorld } from "./harness/world";

const WORDS = "Calm down";
const world = useWorld();

test.each(["#wide", "#pre"])("in %s, typed in one go, the underline ends up at its words", async (box) => {
  const page = await world.open("editing.html");
  const draft = "Thank you for your mail. Calm down, we have it. It is on its way to you, and it arrives on Friday.";
  await type(page, box, draft);
  await untilUnderlined(page, WORDS);
  expect(await draftOf(page, box)).toBe(draft);
});

test.each(["#wide", "#pre"])("in %s, words that are changed lose their underline, words further on keep it", async (box) => {
  const page = await world.open("editing.html");
  await type(page, box, "Calm down. You should have read the terms.");
  await untilUnderlined(page, "You should have read");
  await untilUnderlined(page, WORDS);
  await page.keyboard.down("Control");
  await page.keyboard.press("Home");
  await page.keyboard.up("Control");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.type("ly sit");
  await untilNotUnderlined(page, WORDS);
  await expect.poll(() => underlinedWords(page)).toEqual(["You should have read"]);
});

test.each(["#wide", "#pre"])("in %s nothing is drawn while an input method composes", async (box) => {
  const page = await world.open("editing.html");
  await type(page, box, "Calm dow");
  await page.$eval(box, (element) => element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true })));
  await page.keyboard.type("n");
  // A box that is not composing shows its underline: by then the other would have shown its own.
  await page.$eval("#rich", (other) => {
    other.textContent = "You should have read it";
    other.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await untilUnderlined(page, "You should have read");
  expect(await shownUnder(page, WORDS)).toEqual([]);
  await page.$eval(box, (element) => element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "n" })));
  await untilUnderlined(page, WORDS);
});

test("with the service stopped the draft goes on, and when it is back the underlines are too", async () => {
  const page = await world.open("editing.html");
  await type(page, "#wide", "Calm down. ");
  await untilUnderlined(page, WORDS);

  await world.service.stop();
  await page.keyboard.type("You should have read the terms.");
  expect(await draftOf(page, "#wide")).toBe("Calm down. You should have read the terms.");
  // What stands as it was found stays; what was typed since is not known.
  expect(await underlinedWords(page)).toEqual(["Calm down"]);
  await page.$eval("#wide", (box) => (box as HTMLTextAreaElement).setSelectionRange(3, 3));
  await page.keyboard.type("x");
  await untilNotUnderlined(page, WORDS);
  await page.keyboard.press("Backspace");

  await world.service.start();
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await untilUnderlined(page, "You should have read");
  await untilUnderlined(page, WORDS);
});
