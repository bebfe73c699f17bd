/**
 * What is underlined on a page: in a rich box the highlights that the browser itself has registered and
 * would paint, over a textarea the marks in the extension's own surface; both are found here alike.
 *
 *   await expect.poll(() => underlinedWords(page)).toEqual(["Calm down"]);
 */

import type { Frame, Page } from "puppeteer-core";
import { inSurface } from "./surface";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Underline {
  /** The highlight's name, or the mark's category: it ends with the category. */
  readonly name: string;
  /** The words under the line. */
  readonly text: string;
  /** Client rectangles, one a line. */
  readonly rects: readonly Box[];
}

/** All underlines of the document, from the top down and from left to right. */
export async function underlines(page: Page | Frame): Promise<Underline[]> {
  const highlighted = await page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      name.startsWith("tactlint")
        ? [...highlight].map((range) => {
            const live = range as Range;
            const rects = [...live.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
            return { name, text: live.toString(), rects };
          })
        : [],
    ),
  );
  const marked = await inSurface(page, (root) =>
    [...root.querySelectorAll<HTMLElement>("[data-underline]")].map((mark) => {
      const rects = [...mark.children].map((line) => line.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x, y, width, height }));
      return { name: mark.dataset["underline"] ?? "", text: mark.dataset["text"] ?? "", rects };
    }),
  );
  const shown: Underline[] = [...highlighted, ...(marked ?? [])];
  const top = ({ rects: [first] }: Underline): Box => first ?? { x: 0, y: 0, width: 0, height: 0 };
  return shown
    .filter(({ rects }) => rects.length > 0)
    .sort((one, other) => top(one).y - top(other).y || top(one).x - top(other).x);
}

export async function underlinedWords(page: Page | Frame): Promise<string[]> {
  return (await underlines(page)).map(({ text }) => text);
}
