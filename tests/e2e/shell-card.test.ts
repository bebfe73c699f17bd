/** The card and the checklist: by click, by pointer, by keyboard; ignoring, and the way back. */

import { afterEach, expect, test } from "vitest";
import { barriersOf, barriersOfPanel } from "./accessibility";
import { draftOf, type, undo } from "./harness/compose";
import { screenshot } from "./harness/screenshot";
import { clickInSurface, inSurface } from "./harness/surface";
import { underlinedWords, underlines } from "./harness/underlines";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";
import { cardText, checklistText, middleOf, PATIENCE, pictureOf, pressAlt } from "./shell-steps";
import { chooseMenu } from "./worker-steps";
import type { Page } from "puppeteer-core";

const DRAFT = "Calm down. You should have read the terms.";
const WORDS = ["Calm down", "You should have read"];
const world = useWorld();

async function openDraft(box: "#plain" | "#rich" = "#plain"): Promise<Page> {
  const page = await world.open("plain.html");
  await type(page, box, DRAFT);
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(WORDS);
  return page;
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id || (document.activeElement?.localName ?? ""));

/** Whatever a test ignored is shown again in the next one. */
afterEach(async () => {
  const options = await world.browser.extensionPage("options/options.html");
  await options.evaluate(() => chrome.storage.local.set({ ignoredRules: [], ignoredPhrases: [] }));
  await options.close();
});

test.each(["#plain", "#rich"] as const)("a click on underlined words of %s shows the card beside them and leaves the focus", async (box) => {
  const page = await openDraft(box);
  const at = await middleOf(page, "You should have read");
  await page.mouse.click(at.x, at.y);

  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds like blame");
  expect(await focused(page)).toBe(box.slice(1));
  const overlap = await waitFor("a place beside the words", async () => {
    const words = (await underlines(page)).find((each) => each.text === "You should have read")?.rects[0];
    const card = await inSurface(page, (root) => {
      const { top, bottom } = root.querySelector("[data-layer=card] section")?.getBoundingClientRect() ?? new DOMRect();
      return { top, bottom };
    });
    return words && card && (card.top >= words.y + words.height - 1 || card.bottom <= words.y + 1) ? "none" : null;
  });
  expect(overlap).toBe("none");

  await page.keyboard.press("Escape");
  await expect.poll(() => cardText(page), PATIENCE).toBeNull();
  expect(await focused(page)).toBe(box.slice(1));
});

test("a pointer that rests shows the card, may travel into it, and takes it away when it leaves", async () => {
  const page = await openDraft();
  const at = await middleOf(page, "Calm down");
  await page.mouse.move(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");

  const inside = await inSurface(page, (root) => {
    const { x, y, width } = root.querySelector("[data-layer=card] .message")?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + 4 };
  });
  await page.mouse.move(inside?.x ?? 0, inside?.y ?? 0, { steps: 4 });
  expect(await cardText(page)).toContain("Sounds dismissive");

  await page.mouse.move(900, 700);
  await expect.poll(() => cardText(page), PATIENCE).toBeNull();
});

test("with the keyboard alone: show, go on, apply, undo", async () => {
  const page = await openDraft();
  await page.keyboard.press("Home");
  await pressAlt(page, ".");
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");
  await pressAlt(page, ".");
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds like blame");
  await page.keyboard.press("p");
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");
  await page.keyboard.press("Escape");
  await expect.poll(() => cardText(page), PATIENCE).toBeNull();
  expect(await focused(page)).toBe("plain");

  await pressAlt(page, ".");
  const wording = await waitFor("a fix", () => inSurface(page, (root) => root.querySelector("[data-fix]:focus .result")?.textContent));
  await page.keyboard.press("Enter");
  await expect.poll(() => draftOf(page, "#plain"), PATIENCE).not.toBe(DRAFT);
  await expect.poll(() => cardText(page), PATIENCE).toBeNull();
  if (!wording.startsWith("Leave out")) expect(await draftOf(page, "#plain")).toContain(wording.replace(" (to fill in)", ""));
  await undo(page);
  await expect.poll(() => draftOf(page, "#plain"), PATIENCE).toBe(DRAFT);
});

test("the corner counts and opens the checklist; a finding in it opens its card", async () => {
  const page = await openDraft();
  await expect.poll(() => inSurface(page, (root) => root.querySelector(".corner")?.textContent), PATIENCE).toBe("2");
  await clickInSurface(page, ".corner");
  await expect.poll(() => checklistText(page), PATIENCE).toContain("2 suggestions");
  expect(await barriersOfPanel(world.browser, page, "checklist")).toEqual([]);
  await pictureOf(page, `checklist-${world.browser.name}`);
  await clickInSurface(page, "[data-layer=checklist] li:nth-child(2) [data-finding]");
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds like blame");
  expect(await checklistText(page)).toBeNull();
});

test("the corner moves nothing of the page and covers no button", async () => {
  const page = await world.open("conversation.html");
  const layout = (): Promise<string> => page.evaluate(() => JSON.stringify([...document.body.querySelectorAll("*")].map((each) => each.getBoundingClientRect())));
  const before = await layout();
  await type(page, "#reply", "Calm down.");
  await waitFor("the corner", () => inSurface(page, (root) => root.querySelector<HTMLElement>(".corner")?.checkVisibility()));
  expect(await layout()).toBe(before);
  const send = await page.$eval("button", (button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return [[x + 2, y + 2], [x + width - 2, y + 2], [x + width / 2, y + height / 2]].every(([left = 0, top = 0]) => document.elementFromPoint(left, top) === button);
  });
  expect(send).toBe(true);
});

test("a panel that lies over the box, or came by it, takes no underline away", async () => {
  const page = await openDraft();
  await page.$eval("#plain", (box) => Object.assign((box as HTMLElement).style, { position: "fixed", top: "0", left: "0" }));
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(WORDS);
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toContain("2 suggestions");
  expect(await underlinedWords(page)).toEqual(WORDS);
  await page.keyboard.press("Escape");
  const at = await middleOf(page, "Calm down");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");
  await page.$eval("#plain", (box) => box.dispatchEvent(new InputEvent("input", { bubbles: true })));
  expect(await underlinedWords(page)).toEqual(WORDS);
});

test("of a sentence that should wait, the marked first word alone shows the card", async () => {
  const page = await world.open("conversation.html");
  await type(page, "#reply", "Please send us the number of your order once more.");
  const at = await middleOf(page, "Please");
  await page.mouse.click(at.x + 150, at.y);
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Feelings first");
  await page.mouse.click(at.x + 150, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toBeNull();
});

test("typing on takes the card away with its words", async () => {
  const page = await openDraft();
  const at = await middleOf(page, "Calm down");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");
  await page.keyboard.type("X");
  await expect.poll(() => cardText(page), PATIENCE).toBeNull();
});

test.each([
  ["ignore-phrase", "#phrases"],
  ["ignore-rule", "#rules"],
])("%s hides it everywhere, and the options bring it back", async (act, list) => {
  const page = await openDraft();
  const at = await middleOf(page, "Calm down");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");
  await clickInSurface(page, "[data-act=more]");
  await pictureOf(page, `card-menu-${world.browser.name}`);
  await clickInSurface(page, `[data-act=${act}]`);
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["You should have read"]);

  const other = await world.open("plain.html");
  await type(other, "#rich", DRAFT);
  await expect.poll(() => underlinedWords(other), PATIENCE).toEqual(["You should have read"]);

  const options = await world.browser.extensionPage("options/options.html");
  const stored = await options.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
  if (act === "ignore-phrase") expect(stored.toLowerCase()).not.toContain("calm down");
  expect(await barriersOf(options)).toEqual([]);
  await screenshot(options, `options-${world.browser.name}`);
  await options.locator(`${list} button`).click();
  await expect.poll(() => options.$(`${list} li`), PATIENCE).toBeNull();
  await options.close();
  await page.bringToFront();
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(WORDS);
});

test("ignored here is ignored in this box alone", async () => {
  const page = await openDraft();
  const at = await middleOf(page, "Calm down");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");
  await clickInSurface(page, "[data-act=more]");
  await clickInSurface(page, "[data-act=ignore-here]");
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["You should have read"]);
  const other = await openDraft();
  expect(await underlinedWords(other)).toEqual(WORDS);
});

test("the card is free of barriers, and its rule's page is one click away", async () => {
  const page = await openDraft();
  const at = await middleOf(page, "Calm down");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds dismissive");
  await pictureOf(page, `card-${world.browser.name}`);
  expect(await barriersOfPanel(world.browser, page, "card")).toEqual([]);

  await clickInSurface(page, "[data-act=more]");
  await clickInSurface(page, "[data-act=why]");
  const about = await waitFor("the rule's page", async () =>
    (await world.browser.driver.pages()).find((each) => each.url().startsWith(`${world.service.url}/rules/`)),
  );
  await about.close();
});

test("words the user picked become the customer's message, and can be given up", async () => {
  const page = await world.open("plain.html");
  await type(page, "#plain", "Hello.");
  await page.$eval("h1", (heading) => getSelection()?.selectAllChildren(heading));
  await chooseMenu(world.browser, page.url(), "Ticket 4711");
  await type(page, "#plain", " Calm down.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toContain("Calm down");
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toContain("the words you picked");
  await clickInSurface(page, "[data-act=drop-picked]");
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toContain("not found");
});
