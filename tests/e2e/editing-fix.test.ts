/** Choosing a fix changes its words and nothing else, can be undone, and is taken back where a box spoils it. */

import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { chooseFix, untilNotUnderlined, untilUnderlined, withFix } from "./editing-steps";
import { draftOf, type, undo } from "./harness/compose";
import { inSurface } from "./harness/surface";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";

const WORDS = "Calm down";
const world = useWorld();

const htmlOf = (page: Page, box: string): Promise<string> => page.$eval(box, (element) => element.innerHTML);
const untilRefused = (page: Page): Promise<boolean> =>
  waitFor("the wording to copy", () => inSurface(page, (root) => root.querySelector(".refused") !== null));

/** Put the caret behind `text` in the box's `paragraph`-th paragraph. */
async function caretBehind(page: Page, text: string, paragraph: number): Promise<void> {
  await page.$eval(
    "#rich",
    (box, wanted, index) => {
      const node = box.children[index]?.lastChild;
      if (!(node instanceof Text)) throw new Error("no text there");
      (box as HTMLElement).focus();
      getSelection()?.collapse(node, node.data.indexOf(wanted) + wanted.length);
    },
    text,
    paragraph,
  );
}

test.each([0, 1, 2])("a fix in paragraph %i leaves the others as they are, and one undo takes it back", async (paragraph) => {
  const page = await world.open("editing.html");
  await page.$eval("#rich", (box) => (box.innerHTML = "<p>Hello Rosa,</p><p>Thank you for <b>waiting</b>, friend.</p><p>We write again.</p>"));
  await caretBehind(page, ["Rosa,", "friend.", "again."][paragraph] ?? "", paragraph);
  await page.keyboard.type(" Calm down now.");
  await untilUnderlined(page, WORDS);
  const before = await htmlOf(page, "#rich");

  const wording = await chooseFix(page, WORDS);

  await waitFor("the fix in the box", async () => (await htmlOf(page, "#rich")).includes(wording));
  await untilNotUnderlined(page, WORDS);
  const plain = (html: string): string => html.replaceAll("&nbsp;", " ");
  expect(plain(await htmlOf(page, "#rich"))).toBe(withFix(plain(before), wording));

  await undo(page);
  await waitFor("the old words", async () => plain(await htmlOf(page, "#rich")) === plain(before));
});

test("in a textarea the caret keeps its place, and one undo takes the fix back", async () => {
  const page = await world.open("editing.html");
  const draft = "Hello Rosa,\n\nCalm down please.\n\nBest wishes";
  await type(page, "#wide", draft);
  await untilUnderlined(page, WORDS);
  await page.$eval("#wide", (box) => (box as HTMLTextAreaElement).setSelectionRange(5, 5));

  const wording = await chooseFix(page, WORDS);

  const fixed = withFix(draft, wording);
  await waitFor("the fix in the box", async () => (await draftOf(page, "#wide")) === fixed);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("wide");
  await undo(page);
  await waitFor("the old words", async () => (await draftOf(page, "#wide")) === draft);
});

test("the caret stays behind the last word while a fix goes in before it", async () => {
  const page = await world.open("editing.html");
  await type(page, "#pre", "Calm down please. It is on");
  const { rects } = await untilUnderlined(page, WORDS);
  expect(rects).toHaveLength(1);
  // By the keyboard, so that no click moves the caret first.
  await page.keyboard.down("Alt");
  await page.keyboard.press("Comma");
  await page.keyboard.up("Alt");
  const wording = await waitFor("a fix in the card", () =>
    inSurface(page, (root) => {
      const fix = root.querySelector<HTMLElement>("[data-fix]");
      fix?.focus();
      return fix?.querySelector(".result")?.textContent ?? null;
    }),
  );
  await page.keyboard.press("Enter");
  await waitFor("the fix in the box", async () => (await draftOf(page, "#pre")).startsWith(wording));
  await waitFor("the box to have the keyboard", () => page.evaluate(() => document.activeElement?.id === "pre"));
  await page.keyboard.type(" its way");
  await expect.poll(() => draftOf(page, "#pre")).toBe(`${wording} It is on its way`);
});

test("pre-wrapped text keeps its empty lines", async () => {
  const page = await world.open("editing.html");
  await page.$eval("#pre", (box) => {
    box.textContent = "Hello,\n\nfirst.\n\n\nBest";
    (box as HTMLElement).focus();
    getSelection()?.collapse(box.firstChild, 14);
  });
  await page.keyboard.type(" Calm down.");
  const before = await htmlOf(page, "#pre");
  const wording = await chooseFix(page, WORDS);
  await waitFor("the fix in the box", async () => (await htmlOf(page, "#pre")) === withFix(before, wording));
});

test.each(["#modelled", "#pasting"])("the editor %s gets the fix by its own way, and only once", async (box) => {
  const page = await world.open("editing.html");
  await type(page, box, "Oh no. Calm down now.");
  const wording = await chooseFix(page, WORDS);
  await expect.poll(() => draftOf(page, box)).toBe(`Oh no. ${wording}`);
  expect(await page.$eval(box, (editor) => (editor as HTMLElement).dataset["taken"])).toBe(wording);
});

test("a box too short for the fix keeps its draft and the wording is offered", async () => {
  const page = await world.open("editing.html");
  const draft = `Calm down.${" so".repeat(16)} on`.slice(0, 60);
  await page.$eval("#short", (box, length) => ((box as HTMLTextAreaElement).maxLength = length), draft.length);
  await type(page, "#short", draft);
  await chooseFix(page, WORDS);
  await untilRefused(page);
  expect(await draftOf(page, "#short")).toBe(draft);
});

test("a box whose page takes every fix back keeps its draft", async () => {
  const page = await world.open("editing.html");
  const draft = "Calm down, we have it.";
  await type(page, "#stubborn", draft);
  await chooseFix(page, WORDS);
  await untilRefused(page);
  expect(await draftOf(page, "#stubborn")).toBe(draft);
});

test("an editor that prevents the edit and does nothing keeps its draft", async () => {
  const page = await world.open("editing.html");
  const draft = "Calm down, we have it.";
  await type(page, "#locked", draft);
  await chooseFix(page, WORDS);
  await untilRefused(page);
  expect(await draftOf(page, "#locked")).toBe(draft);
});
