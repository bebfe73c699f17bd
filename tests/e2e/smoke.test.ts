/** The whole path, nothing simulated: real keys, the real extension, the real service, a painted underline. */

import { expect, test } from "vitest";
import { draftOf, type } from "./harness/compose";
import { underlinedWords } from "./harness/underlines";
import { useWorld } from "./harness/world";

const DRAFT = "Calm down. You should have read the terms.";
const PATIENCE = { timeout: 30_000 };

const world = useWorld();

test.each([
  ["a textarea", "#plain"],
  ["an editable element", "#rich"],
])("a tactless reply typed into %s is underlined", async (_, box) => {
  const page = await world.open("plain.html");

  await type(page, box, DRAFT);

  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down", "You should have read"]);
  expect(await draftOf(page, box)).toBe(DRAFT);
});

test("a kind reply is left alone", async () => {
  const page = await world.open("plain.html");
  await type(page, "#plain", "Calm down.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down"]);

  await page.$eval("#plain", (box) => (box as HTMLTextAreaElement).select());
  await page.keyboard.type("Your refund arrives on Friday.");

  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual([]);
});
