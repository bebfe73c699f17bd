/** Each state with its remedy, and the switch of a site. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer-core";
import { expect, onTestFinished, test } from "vitest";
import { barriersOf } from "./accessibility";
import { type } from "./harness/compose";
import { writeSettings } from "./harness/pairing";
import { screenshot } from "./harness/screenshot";
import { inSurface } from "./harness/surface";
import { underlinedWords } from "./harness/underlines";
import { useWorld } from "./harness/world";
import { checklistText, PATIENCE, pressAlt, stateOf, textOf } from "./shell-steps";

const world = useWorld();
const popup = () => world.browser.extensionPage("popup/popup.html");

/** What the toolbar button of the page's tab wears. */
async function badgeOf(page: Page): Promise<string> {
  const options = await world.browser.extensionPage("options/options.html");
  const badge = await options.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
    return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
  }, page.url());
  await options.close();
  return badge;
}

test("connected: the popup says so, and where the customer's message is", async () => {
  await world.open("conversation.html").then((page) => type(page, "#reply", "Hello Rosa,"));
  const found = await popup();
  await expect.poll(() => stateOf(found), PATIENCE).toBe("ok");
  await expect.poll(() => textOf(found, "#conversation"), PATIENCE).toBe("Customer’s message: found");
  expect(await barriersOf(found)).toEqual([]);
  await screenshot(found, `popup-${world.browser.name}`);
  await found.close();

  await world.open("plain.html").then((page) => type(page, "#plain", "Hello Rosa,"));
  const missing = await popup();
  await expect.poll(() => textOf(missing, "#conversation"), PATIENCE).toBe("Customer’s message: not found");
  expect(await textOf(missing, "#pick-hint")).toContain("Use as customer’s message");
  await missing.close();
});

test("the conversation of the playground is found without an adapter", async () => {
  const page = await world.open(`${world.service.url}/`);
  await page.locator("#box [contenteditable]").click();
  const found = await popup();
  await expect.poll(() => textOf(found, "#conversation"), PATIENCE).toBe("Customer’s message: found");
  await found.close();
  await page.bringToFront();
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toMatch(/The customer sounds .*upset/);
});

test("switched off, a site is left exactly as it is; switched on again, underlines return", async () => {
  const page = await world.open("plain.html");
  await type(page, "#plain", "Calm down.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down"]);

  const off = await popup();
  await expect.poll(() => textOf(off, "#site-name"), PATIENCE).toBe(`127.0.0.1:${world.site.port}`);
  await off.locator("#site-on").click();
  await off.close();
  await expect.poll(() => page.$("tactlint-surface"), PATIENCE).toBeNull();

  await expect.poll(() => badgeOf(page), PATIENCE).toBe("off");

  const untouched = await world.open("plain.html");
  const before = await untouched.evaluate(() => document.documentElement.outerHTML);
  await type(untouched, "#rich", "Calm down.");
  await untouched.$eval("#rich", (box) => box.replaceChildren());
  expect(await untouched.evaluate(() => document.documentElement.outerHTML)).toBe(before);

  const on = await popup();
  await expect.poll(() => on.$eval("#site-on", (box) => (box as HTMLInputElement).checked), PATIENCE).toBe(false);
  await on.locator("#site-on").click();
  await on.close();
  await page.bringToFront();
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down"]);
});

test("a service that stops: typing goes on, the corner and the popup say what to do, and it comes back by itself", async () => {
  const page = await world.open("plain.html");
  await type(page, "#plain", "Calm down.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down"]);

  await world.service.stop();
  await type(page, "#plain", " Please wait.");
  await expect.poll(() => inSurface(page, (root) => root.querySelector(".corner")?.getAttribute("aria-label")), PATIENCE).toBe("Tactlint: Not reading along");
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toContain("tactlint serve");
  await page.keyboard.press("Escape");

  await expect.poll(() => badgeOf(page), PATIENCE).toBe("!");
  const offline = await popup();
  await expect.poll(() => stateOf(offline), PATIENCE).toBe("offline");
  expect(await textOf(offline, "#state-hint")).toContain("tactlint serve");
  await offline.close();

  await world.service.start();
  await page.bringToFront();
  await type(page, "#plain", " Thank you.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down"]);
  await expect.poll(() => badgeOf(page), PATIENCE).toBe("");
  expect(await page.$eval("#plain", (box) => (box as HTMLTextAreaElement).value)).toBe("Calm down. Please wait. Thank you.");
});

test.each([
  [2, "This extension is older"],
  [0, "older than this extension"],
])("a service that speaks protocol %i is outdated, and it is said which side to update", async (protocol, remedy) => {
  const status = { protocol, version: "9.9.9", ready: true, paired: true, packs: [] };
  const other = createServer((_, response) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(status)));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    other.close();
    await writeSettings(world.browser, { port: world.service.port });
  });
  await writeSettings(world.browser, { port: (other.address() as AddressInfo).port });

  const outdated = await popup();
  await expect.poll(() => stateOf(outdated), PATIENCE).toBe("outdated");
  expect(await textOf(outdated, "#state-hint")).toContain(remedy);
  await outdated.close();
});
