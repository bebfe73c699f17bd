/**
 * All a browser test needs, started once for each test file and closed after it:
 *
 *   const world = useWorld();
 *   test("…", async () => {
 *     const page = await world.open("plain.html");             // a page of tests/e2e/pages, extension running
 *     await type(page, "#plain", "Calm down.");
 *     await waitFor("the underline", async () => (await underlines(page)).length > 0);
 *   });
 *
 * The same file runs once in Chromium and once in Firefox (`world.browser.name` tells); name it
 * `*.chromium.test.ts` for Chromium only. Tabs opened by `world.open` are closed after each test.
 * Run one: `cd extension && npx vitest run --project e2e-firefox smoke`.
 */

import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { launchBrowser } from "./browser";
import type { BrowserName, RealBrowser } from "./browser";
import { pair } from "./pairing";
import { startService } from "./service";
import type { Service } from "./service";
import { serveSite } from "./site";
import type { Site } from "./site";
import { within } from "./wait";

declare module "vitest" {
  interface ProvidedContext {
    browserName: BrowserName;
  }
}

export interface World {
  readonly browser: RealBrowser;
  readonly service: Service;
  readonly site: Site;
  /** Open a fixture page (`plain.html`) or a whole address in a new tab. */
  open(page: string): Promise<Page>;
}

export interface WorldOptions {
  /** `false` leaves the extension as it was installed: no port, no token. */
  readonly paired?: boolean;
  /** Further command-line flags of the browser, given the site's port. */
  readonly flags?: (sitePort: number) => readonly string[];
}

/** Call at the top of a test file. Its members may be used in hooks and tests only. */
export function useWorld({ paired = true, flags = () => [] }: WorldOptions = {}): World {
  let started: { browser: RealBrowser; service: Service; site: Site } | undefined;
  const opened: Page[] = [];
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const site = await serveSite();
    closers.push(site.close);
    const service = await within("starting the service", startService());
    closers.push(() => service.dispose());
    const browser = await within("starting the browser", launchBrowser(inject("browserName"), flags(site.port)));
    closers.push(browser.close);
    started = { browser, service, site };
    if (paired) await within("pairing", pair(browser, service));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.close()));
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  function running(): NonNullable<typeof started> {
    if (!started) throw new Error("the world is there in hooks and tests only");
    return started;
  }
  return {
    get browser() {
      return running().browser;
    },
    get service() {
      return running().service;
    },
    get site() {
      return running().site;
    },
    async open(target) {
      const { browser, site } = running();
      const page = await browser.open(target.includes("://") ? target : site.url(target));
      opened.push(page);
      return page;
    },
  };
}
