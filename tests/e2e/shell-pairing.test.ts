/** Connecting the extension to the service, by clicks alone. */

import { mkdir, rm } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import type { Page } from "puppeteer-core";
import { type } from "./harness/compose";
import { writeSettings } from "./harness/pairing";
import { underlinedWords } from "./harness/underlines";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";
import { PATIENCE, stateOf, textOf } from "./shell-steps";

const world = useWorld({ paired: false });

beforeAll(() => writeSettings(world.browser, { port: world.service.port }));

/** Click Connect on an extension page and return the approval page that it opens. */
async function connect(page: Page): Promise<Page> {
  const { driver } = world.browser;
  await page.bringToFront();
  await page.locator("#connect").click();
  const isApproval = (each: Page): boolean => each.url().startsWith(`${world.service.url}/pair/`);
  return waitFor("the approval page", async () => (await driver.pages()).find(isApproval));
}

test("a new extension says that it is not connected, and a page stays quiet", async () => {
  const popup = await world.browser.extensionPage("popup/popup.html");
  await expect.poll(() => stateOf(popup), PATIENCE).toBe("unpaired");
  expect(await textOf(popup, "#state-title")).toBe("Not connected yet");
  await popup.close();

  const page = await world.open("plain.html");
  await type(page, "#plain", "Calm down.");
  expect(await underlinedWords(page)).toEqual([]);
});

test("declining leaves it unconnected, and says so", async () => {
  const options = await world.browser.extensionPage("options/options.html");
  await expect.poll(() => stateOf(options), PATIENCE).toBe("unpaired");
  const approval = await connect(options);
  await approval.locator("button[name=answer][value=refuse]").click();
  await expect.poll(() => textOf(options, "#pairing-note"), PATIENCE).toContain("declined");
  expect(await stateOf(options)).toBe("unpaired");
  await approval.close();
  await options.close();
});

test("both sides show the same code; approving connects, also boxes that are open already", async () => {
  const page = await world.open("plain.html");
  await type(page, "#plain", "Calm down.");
  const options = await world.browser.extensionPage("options/options.html");
  await expect.poll(() => stateOf(options), PATIENCE).toBe("unpaired");

  const approval = await connect(options);
  const code = await waitFor("the code", () => textOf(options, "#code"));
  expect(code).toMatch(/^\w{3}-\w{3}$/);
  expect(await approval.evaluate(() => document.body.innerText)).toContain(code);

  await approval.locator("button[name=answer][value=allow]").click();
  await expect.poll(() => stateOf(options), PATIENCE).toBe("ok");
  await approval.close();

  await page.bringToFront();
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down"]);

  const held = await options.evaluate(async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]));
  expect(held).not.toMatch(/token|"secret":"[^"]/);
  await options.close();
});

test("a service that forgot the token means not connected, and the way back is the same click", async () => {
  await world.service.stop();
  await rm(world.service.config, { recursive: true });
  await mkdir(world.service.config);
  await world.service.start();

  const options = await world.browser.extensionPage("options/options.html");
  await expect.poll(() => stateOf(options), PATIENCE).toBe("unpaired");
  const approval = await connect(options);
  await approval.locator("button[name=answer][value=allow]").click();
  await expect.poll(() => stateOf(options), PATIENCE).toBe("ok");
  await approval.close();

  await options.bringToFront();
  await options.locator("#disconnect").click();
  await expect.poll(() => stateOf(options), PATIENCE).toBe("unpaired");
  await options.close();
});
