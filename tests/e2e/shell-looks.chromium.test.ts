/** How the card and the popup look where people need or like it different: pictures to look at, and no barriers. */

import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { barriersOf, barriersOfPanel } from "./accessibility";
import { type } from "./harness/compose";
import { screenshot } from "./harness/screenshot";
import { clickInSurface, inSurface } from "./harness/surface";
import { useWorld } from "./harness/world";
import { cardText, middleOf, PATIENCE, pictureOf, stateOf } from "./shell-steps";

const world = useWorld();

type Features = readonly { name: string; value: string }[];

const DARK: Features = [{ name: "prefers-color-scheme", value: "dark" }];
const FORCED: Features = [...DARK, { name: "forced-colors", value: "active" }];

/** Forced colours are not among those that puppeteer's own method lets through. */
async function emulate(page: Page, features: Features): Promise<void> {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [...features] });
}

test.each([
  ["light", [], { width: 1000, height: 760 }],
  ["dark", DARK, { width: 1000, height: 760 }],
  ["forced-colors", FORCED, { width: 1000, height: 760 }],
  ["narrow", [], { width: 320, height: 640 }],
  ["zoomed", [], { width: 500, height: 380, deviceScaleFactor: 2 }],
] as const)("the card, %s, lies in sight with all that it says", async (name, features, viewport) => {
  const page = await world.open("conversation.html");
  await emulate(page, features);
  await page.setViewport(viewport);
  await type(page, "#reply", "Calm down. You should have read the terms.");
  const at = await middleOf(page, "You should have read");
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => cardText(page), PATIENCE).toContain("Sounds like blame");
  await clickInSurface(page, "[data-act=more]");
  await pictureOf(page, `card-${name}-chromium`);
  const paper = await inSurface(page, (root) => getComputedStyle(root.querySelector("[data-layer=card] section") as Element).backgroundColor);
  expect(paper, "the user's own scheme, whatever the page's").toBe({ dark: "rgb(34, 38, 43)", "forced-colors": "rgb(0, 0, 0)" }[name as string] ?? "rgb(255, 255, 255)");
  const place = await inSurface(page, (root) => {
    const { left, right, top, bottom } = root.querySelector("[data-layer=card] section")?.getBoundingClientRect() ?? new DOMRect();
    return { left, right, top, bottom };
  });
  expect(place?.left).toBeGreaterThanOrEqual(0);
  expect(place?.top).toBeGreaterThanOrEqual(0);
  expect(place?.right).toBeLessThanOrEqual(viewport.width);
  expect(place?.bottom).toBeLessThanOrEqual(viewport.height);
  expect(await barriersOfPanel(world.browser, page, "card", (copy) => emulate(copy, features))).toEqual([]);
});

test.each([
  ["light", []],
  ["dark", DARK],
  ["forced-colors", FORCED],
] as const)("popup and options, %s", async (name, features) => {
  for (const file of ["popup", "options"]) {
    const page = await world.browser.extensionPage(`${file}/${file}.html`);
    await emulate(page, features);
    await expect.poll(() => stateOf(page), PATIENCE).toBe("ok");
    await screenshot(page, `${file}-${name}-chromium`);
    expect(await barriersOf(page)).toEqual([]);
    await page.close();
  }
});
