/** Steps that the tests of editing share: what is underlined, where words are, and choosing a fix. */

import type { Frame, Page } from "puppeteer-core";
import { clickInSurface, inSurface } from "./harness/surface";
import { underlines, type Box, type Underline } from "./harness/underlines";
import { waitFor } from "./harness/wait";

export function shownUnder(page: Page | Frame, text: string): Promise<Underline[]> {
  return underlines(page).then((all) => all.filter((one) => one.text.toLowerCase() === text.toLowerCase()));
}

export function untilUnderlined(page: Page | Frame, text: string): Promise<Underline> {
  return waitFor(`the underline of “${text}”`, async () => (await shownUnder(page, text))[0]);
}

export function untilNotUnderlined(page: Page | Frame, text: string): Promise<boolean> {
  return waitFor(`“${text}” without an underline`, async () => (await shownUnder(page, text)).length === 0);
}

/** Click the underlined words and choose the first fix of their card; resolves with what the fix says. */
export async function chooseFix(page: Page, text: string): Promise<string> {
  const { rects } = await untilUnderlined(page, text);
  const [at] = rects;
  if (at === undefined) throw new Error(`“${text}” is nowhere on the screen`);
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  const wording = await waitFor("a fix in the card", () =>
    inSurface(page, (root) => root.querySelector("[data-fix] .result")?.textContent ?? null),
  );
  await clickInSurface(page, "[data-fix]");
  return wording;
}

/** The draft with a fix in place of the sentence that tells someone to calm down; what else it says stays. */
export function withFix(draft: string, wording: string): string {
  return draft.replace(/Calm down[^.<\n]*\.?/, wording);
}

/**
 * Where the page itself says that the caret would go: an independent witness of where a textarea's
 * words are. Resolves with the client x of the edge before `offset`, on the line at height `y`, near `x`;
 * null where the line begins or ends there, since the caret then stays however far one goes.
 */
export function edgeInTextarea(page: Page, selector: string, offset: number, { x, y }: { x: number; y: number }): Promise<number | null> {
  return page.$eval(
    selector,
    (box, wanted, near, height) => {
      // The caret changes its offset in the middle of a letter: the edge lies between its two neighbours' middles.
      const hits: number[] = [];
      for (let at = near - 12; at <= near + 12; at += 0.25) {
        const position = document.caretPositionFromPoint(at, height);
        if (position?.offsetNode === box && position.offset === wanted) hits.push(at);
      }
      const [first, last] = [hits[0], hits.at(-1)];
      if (first === undefined || last === undefined) return Number.POSITIVE_INFINITY;
      return first === near - 12 || last === near + 12 ? null : (first + last) / 2;
    },
    offset,
    x,
    y,
  );
}

/** The client rectangle of a word of a rich box (its first line's), found by the page. */
export function rectOfWord(page: Page | Frame, selector: string, word: string): Promise<Box> {
  return page.$eval(
    selector,
    (box, wanted) => {
      const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = (node as Text).data.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const [first] = range.getClientRects();
        if (first !== undefined) return { x: first.x, y: first.y, width: first.width, height: first.height };
      }
      throw new Error(`no ${wanted}`);
    },
    word,
  );
}
