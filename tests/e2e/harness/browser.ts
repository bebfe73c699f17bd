/**
 * A real browser with the built extension in it and a throw-away profile.
 *
 *   const browser = await launchBrowser("firefox");
 *   const page = await browser.open("http://127.0.0.1:8000/plain.html");
 *   const options = await browser.extensionPage("options/options.html");
 *   await browser.close();
 *
 * Build first (`node extension/build.mjs`). Tests normally get a browser from `useWorld`, not from here.
 */

import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { launch } from "puppeteer-core";
import type { Browser, LaunchOptions, Page } from "puppeteer-core";
import { repository } from "./repository";
import { findChromium, findFirefox } from "./executable";
import { sendBidi } from "./protocol";

export type BrowserName = "chromium" | "firefox";

export interface RealBrowser {
  readonly name: BrowserName;
  readonly driver: Browser;
  /** A new tab at `url`, in front. */
  open(url: string): Promise<Page>;
  /** A page of the extension in a tab of its own, such as `popup/popup.html`. */
  extensionPage(file: string): Promise<Page>;
  close(): Promise<void>;
}

/** Firefox gives each extension a random address; pinning it lets a test open its pages. */
const GECKO_ID = "tactlint@tactlint.example";
const GECKO_ADDRESS = "7d1c9f0e-2b52-4f3f-9a54-0a6b1f6f7d11";

const CHROMIUM_FLAGS = [
  "--no-sandbox", // CI containers run as root
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function options(name: BrowserName, profile: string, flags: readonly string[]): Promise<LaunchOptions> {
  const common = { headless: true, enableExtensions: true, userDataDir: profile, defaultViewport: { width: 1000, height: 760 } };
  if (name === "chromium") {
    return { ...common, browser: "chrome", executablePath: await findChromium(), pipe: true, args: [...CHROMIUM_FLAGS, ...flags] };
  }
  return {
    ...common,
    browser: "firefox",
    executablePath: await findFirefox(),
    // Without it, BiDi may not open the extension's own pages.
    args: ["--remote-allow-system-access", ...flags],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [GECKO_ID]: GECKO_ADDRESS }),
      "datareporting.policy.dataSubmissionEnabled": false,
      "app.update.enabled": false,
    },
  };
}

/** Start `name` with the extension. `flags` are extra command-line flags. */
export async function launchBrowser(name: BrowserName, flags: readonly string[] = []): Promise<RealBrowser> {
  const extension = path.join(repository, "dist", name === "chromium" ? "chrome" : "firefox");
  await access(path.join(extension, "manifest.json")).catch(() => {
    throw new Error(`${extension} is not built; run \`node extension/build.mjs\` first`);
  });
  const profile = await mkdtemp(path.join(tmpdir(), `tactlint-${name}-`));
  const driver = await launch(await options(name, profile, flags));
  const id = await driver.installExtension(extension);

  async function open(url: string): Promise<Page> {
    const page = await driver.newPage();
    await page.goto(url);
    await page.bringToFront();
    return page;
  }

  async function extensionPage(file: string): Promise<Page> {
    if (name === "chromium") return open(`chrome-extension://${id}/${file}`);
    const page = await driver.newPage();
    const url = `moz-extension://${GECKO_ADDRESS}/${file}`;
    // `page.goto` waits for events that do not come when the tab changes to the extension's process.
    await sendBidi(page.mainFrame(), "browsingContext.navigate", { url, wait: "complete" });
    await page.bringToFront();
    return page;
  }

  async function close(): Promise<void> {
    await driver.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  return { name, driver, open, extensionPage, close };
}
