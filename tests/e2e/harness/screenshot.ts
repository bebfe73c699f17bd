/** Pictures of what a person sees, in dist/screenshots; the README's come from here. */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";
import { repository } from "./repository";

/** Save `dist/screenshots/NAME.png` and return its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = path.join(repository, "dist", "screenshots");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file as `${string}.png` });
  return file;
}
