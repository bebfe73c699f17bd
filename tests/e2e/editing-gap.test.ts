/** A fix with a gap leaves the gap selected: the agent types over it. */

import { expect, test } from "vitest";
import { chooseFix } from "./editing-steps";
import { draftOf, type, undo } from "./harness/compose";
import { useWorld } from "./harness/world";

const WORDS = "You should have read";
const DRAFT = `Hello Rosa. ${WORDS} the terms.`;
const world = useWorld();

test.each(["#wide", "#pre", "#rich"])("in %s the next words take the gap's place", async (box) => {
  const page = await world.open("editing.html");
  await type(page, box, ` ${DRAFT}`);
  const wording = (await chooseFix(page, WORDS)).replace(" (to fill in)", "");
  expect(wording).toContain("…");
  await expect.poll(() => draftOf(page, box)).toContain(wording);
  await expect.poll(() => selectedIn(box)).toBe("…");
  const fixed = await draftOf(page, box);
  await page.keyboard.type("press Save");
  await expect.poll(() => draftOf(page, box)).toBe(fixed.replace("…", "press Save"));

  function selectedIn(selector: string): Promise<string> {
    return page.$eval(selector, (element) =>
      element instanceof HTMLTextAreaElement ? element.value.slice(element.selectionStart, element.selectionEnd) : String(getSelection()),
    );
  }
});

test.each(["#wide", "#pre"])("in %s one undo takes a fix with a gap back", async (box) => {
  const page = await world.open("editing.html");
  await type(page, box, DRAFT);
  await chooseFix(page, WORDS);
  await expect.poll(() => draftOf(page, box)).toContain("…");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(box.slice(1));
  await undo(page);
  await expect.poll(() => draftOf(page, box)).toBe(DRAFT);
});
