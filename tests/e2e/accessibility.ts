/** Looks for barriers with axe-core, in an extension page or in what the closed surface shows. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { Page } from "puppeteer-core";
import { repository } from "./harness/repository";
import { inSurface } from "./harness/surface";
import type { RealBrowser } from "./harness/browser";

const require = createRequire(path.join(repository, "extension", "package.json"));

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds on the page, one line each. */
export async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(require.resolve("axe-core/axe.min.js"), "utf8"));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** The same of an open panel in the surface: axe cannot look into a closed root, so it gets a copy, on a page `prepare`d alike. */
export async function barriersOfPanel(
  browser: RealBrowser,
  page: Page,
  layer: "card" | "checklist",
  prepare: (copy: Page) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const markup = await inSurface(
    page,
    (root, name) => {
      const styles = [...root.querySelectorAll("style")].map((style) => style.outerHTML).join("");
      return styles + (root.querySelector(`[data-layer=${name}]`)?.outerHTML ?? "");
    },
    layer,
  );
  const copy = await browser.driver.newPage();
  await prepare(copy);
  await copy.setContent(`<!doctype html><html lang="en" style="color-scheme: light dark"><title>Panel</title><body><main><h1>Panel</h1>${markup ?? ""}</main></body></html>`);
  // Half faded in, everything lacks contrast.
  await copy.$eval("[popover]", async (panel) => {
    (panel as HTMLElement).showPopover();
    await Promise.all(panel.getAnimations().map(({ finished }) => finished));
  });
  const barriers = await barriersOf(copy);
  await copy.close();
  return barriers;
}
