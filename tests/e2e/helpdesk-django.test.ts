/** A real helpdesk: an angry ticket, a tactless reply, a fix, and what the helpdesk then stores. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { draftOf, type } from "./harness/compose";
import { startHelpdesk, type Helpdesk } from "./harness/helpdesk";
import { clickInSurface, inSurface } from "./harness/surface";
import { underlines, underlinedWords } from "./harness/underlines";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";
import { cardText, checklistText, middleOf, PATIENCE, pictureOf, pressAlt } from "./shell-steps";
import type { Page } from "puppeteer-core";

const BOX = "#commentBox";
const REPLY = "You should have read the terms. Your refund is on its way.";
const world = useWorld();
let helpdesk: Helpdesk | undefined;

beforeAll(async () => {
  helpdesk = await startHelpdesk();
});
afterAll(() => helpdesk?.close());

async function openReply(): Promise<Page> {
  if (!helpdesk) throw new Error("the helpdesk did not start");
  const page = await helpdesk.openTicket(world.browser);
  await page.locator("#respond-tab").click();
  await page.waitForSelector(BOX, { visible: true });
  return page;
}

test("the reply is underlined, and the acknowledgment finding quotes the customer", async () => {
  const page = await openReply();
  await type(page, BOX, REPLY);
  await waitFor("the acknowledgment mark", async () => (await underlines(page)).some((each) => each.name.endsWith("acknowledgment")));

  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toMatch(/Customer’s message: found/);
  expect(await checklistText(page)).toMatch(/upset|patience/);
  await pictureOf(page, `helpdesk-checklist-${world.browser.name}`);
  const index = await inSurface(page, (root) => [...root.querySelectorAll("[data-finding]")].findIndex((each) => each.textContent?.includes("Feelings first")));
  await clickInSurface(page, `[data-layer=checklist] .findings li:nth-child(${(index ?? -1) + 1}) button`);
  await expect.poll(() => cardText(page), PATIENCE).toContain("The customer wrote");
  const quoted = await inSurface(page, (root) => root.querySelector("[data-layer=card] blockquote")?.textContent?.slice(1, -1));
  const said = await page.evaluate(() => document.body.textContent?.replace(/\s+/g, " "));
  expect(said).toContain(quoted?.replace("…", ""));
  await pictureOf(page, `helpdesk-card-${world.browser.name}`);
  await page.close();
});

test("what is submitted and stored is the fixed text", async () => {
  const page = await openReply();
  await type(page, BOX, REPLY);
  const at = await middleOf(page, "You should have read");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds like blame");
  await clickInSurface(page, "[data-layer=card] [data-fix]");
  await expect.poll(() => draftOf(page, BOX), PATIENCE).not.toBe(REPLY);
  const fixed = await draftOf(page, BOX);
  expect(fixed).not.toContain("You should have read");
  expect(fixed).toContain("Your refund is on its way.");

  await Promise.all([page.waitForNavigation(), page.$eval("#ticket-respond-form", (form) => (form as HTMLFormElement).requestSubmit())]);
  const stored = await page.$$eval("#followup-list > li > div.mt-3", (comments) => comments.map((comment) => comment.textContent?.trim()));
  expect(stored).toContain(fixed);
  await page.close();
});

test("a reply that becomes an internal note is left alone, and is read again when it is public", async () => {
  const page = await openReply();
  await type(page, BOX, REPLY);
  await expect.poll(() => underlinedWords(page), PATIENCE).toContain("You should have read");
  await page.locator("#id_public").click();
  await type(page, BOX, " Bye.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual([]);
  await page.locator("#id_public").click();
  await type(page, BOX, " Bye.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toContain("You should have read");
  await page.close();
});
