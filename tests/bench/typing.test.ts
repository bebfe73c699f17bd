/**
 * Measures typing in a real Chromium with the real service: from the key that completes a phrase to the frame that
 * paints its underline, and what a keystroke costs the page. Writes JSON to the file that BENCH_RESULT names.
 */

import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import type { CDPSession, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { writeSettings } from "../e2e/harness/pairing";
import { inSurface } from "../e2e/harness/surface";
import { underlinedWords } from "../e2e/harness/underlines";
import { useWorld } from "../e2e/harness/world";

const KEYSTROKES = 60;
const TYPED = "Your parcel arrives on Friday and we tell you as it happens. ";
/** Long enough for each keystroke's own lint, so that none is spared by the next. */
const BETWEEN_KEYS = { delay: 60 };
const PATIENCE = { timeout: 10_000 };
const measured: Record<string, number> = {};

declare global {
  interface Window {
    /** Milliseconds from each key to the end of the frame that painted its underline. */
    paintTimes: number[];
  }
}

const world = useWorld();

const quantile = (times: number[], share: number): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length * share)] ?? Number.NaN;

/** `words` words that no rule has anything to say about. */
const calm = (words: number): string =>
  Array.from({ length: Math.ceil(words / 9) }, (_, at) => `Parcel ${at + 101} left our warehouse in the morning light.`).join(" ");

async function openWith(box: string, draft: string): Promise<Page> {
  const page = await world.open("plain.html");
  await page.$eval(
    box,
    (element, text) => {
      (element as HTMLElement).focus();
      if (element instanceof HTMLTextAreaElement) {
        element.value = text;
        element.setSelectionRange(text.length, text.length);
      } else {
        element.textContent = text;
        getSelection()?.selectAllChildren(element);
        getSelection()?.collapseToEnd();
      }
    },
    draft,
  );
  await page.keyboard.type(" ");
  return page;
}

/** In the page: note the time of each key, and of the first frame after it in which an underline stands. */
function watchFrames(): void {
  const times: number[] = [];
  window.paintTimes = times;
  document.addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key !== "n") return;
      const look = (): void => {
        const { surface } = window as unknown as { readonly surface: ShadowRoot };
        const marked = surface.querySelector("[data-underline]") !== null;
        const stands = marked || [...CSS.highlights.values()].some((highlight) => highlight.size > 0);
        // This frame paints the highlight; the next one begins when that is done.
        requestAnimationFrame(stands ? (painted) => times.push(painted - timeStamp) : look);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

test.each(["#plain", "#rich"])("from key to painted underline in %s", async (box) => {
  const page = await openWith(box, calm(150));
  // The marks over a textarea are in the closed shadow root, which only the test may hand to the page.
  await expect.poll(() => inSurface(page, (root) => Object.assign(window, { surface: root }) !== null), PATIENCE).toBe(true);
  await page.evaluate(watchFrames);
  for (let round = 1; round <= KEYSTROKES; round += 1) {
    await page.keyboard.type("Calm down");
    await page.waitForFunction((rounds) => window.paintTimes.length === rounds, {}, round);
    for (let key = 0; key < "Calm down".length; key += 1) await page.keyboard.press("Backspace");
    await expect.poll(() => underlinedWords(page), PATIENCE).toEqual([]);
  }
  const times = await page.evaluate(() => window.paintTimes);
  measured[`paint p50 ${box}`] = quantile(times, 0.5);
  measured[`paint p95 ${box}`] = quantile(times, 0.95);
});

/** Processor milliseconds of the page's main thread so far, all its tasks together. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

/** What one keystroke costs the page's main thread, a lint and its painting included, in milliseconds. */
async function pageTime(box: string): Promise<number> {
  const page = await openWith(box, calm(500));
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.keyboard.type("We see it too. ", BETWEEN_KEYS);
  const before = await threadTime(session);
  await page.keyboard.type(TYPED, BETWEEN_KEYS);
  return ((await threadTime(session)) - before) / TYPED.length;
}

test.each(["#plain", "#rich"])("what a keystroke costs the page in %s", async (box) => {
  const host = new URL(world.site.url("")).host;
  const on = await pageTime(box);
  await writeSettings(world.browser, { sitesOff: [host] });
  const off = await pageTime(box);
  await writeSettings(world.browser, { sitesOff: [] });
  measured[`page ${box}`] = on - off;
});

test("memory after the typing", async () => {
  const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(world.service.pid)], { encoding: "utf8" });
  measured["memory"] = Number(kilobytes) / 1024;
  const file = process.env["BENCH_RESULT"];
  if (file === undefined) throw new Error("BENCH_RESULT does not name the file for the results");
  await writeFile(file, JSON.stringify(measured));
});
