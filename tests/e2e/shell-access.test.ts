/** A permission that the user took back: the popup says so and asks for it again. */

import { expect, test } from "vitest";
import { barriersOf } from "./accessibility";
import { type } from "./harness/compose";
import { screenshot } from "./harness/screenshot";
import { underlinedWords } from "./harness/underlines";
import { useWorld } from "./harness/world";
import { PATIENCE, stateOf, textOf } from "./shell-steps";
import { inFirefox } from "./worker-steps";

const world = useWorld();

test("everything is granted at the installation, and what was withdrawn is asked for by one button", async () => {
  const popup = await world.browser.extensionPage("popup/popup.html");
  await expect.poll(() => stateOf(popup), PATIENCE).toBe("ok");
  expect(await textOf(popup, "#access")).toBe("");

  const withdrawn = await popup.evaluate(() =>
    chrome.permissions.remove({ origins: ["http://127.0.0.1/*", "http://*/*", "https://*/*"] }).then(
      () => true,
      () => false,
    ),
  );
  // In Chromium only the user's own hand in the browser's pages can do it, which nothing here can move.
  expect(withdrawn).toBe(world.browser.name === "firefox");
  if (withdrawn) {
    await expect.poll(() => stateOf(popup), PATIENCE).toBe("blocked");
    expect(await textOf(popup, "#state-hint")).toContain("Allow it");
    expect(await barriersOf(popup)).toEqual([]);
    await screenshot(popup, "popup-blocked-firefox");
    // Firefox's own question cannot be answered from here.
    await inFirefox(world.browser, 'Services.prefs.setBoolPref("extensions.webextOptionalPermissionPrompts", false)');
    await popup.locator("#allow").click();
    await expect.poll(() => stateOf(popup), PATIENCE).toBe("ok");
  }
  await popup.close();
  const page = await world.open("plain.html");
  await type(page, "#plain", "Calm down.");
  await expect.poll(() => underlinedWords(page), PATIENCE).toEqual(["Calm down"]);
});
