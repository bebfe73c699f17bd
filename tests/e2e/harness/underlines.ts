/**
 * What is underlined on a page, read from the browser itself: the registered CSS highlights of rich boxes
 * and the marks that the surface draws over plain ones.
 *
 *   await waitFor("the underline", async () => (await underlines(page)).some((u) => u.text === "Calm down"));
 *
 * `rects` are client rectangles; `name` is the highlight's name, or the mark's category.
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
  readonly name: string;
  /** The words under a highlight; a mark of a plain box names them by its `data-text`, or "" where it does not. */
  readonly text: string;
  readonly rects: readonly Box[];
}

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
      const { x, y, width, height } = mark.getBoundingClientRect();
      return { name: mark.dataset["underline"] ?? "", text: mark.dataset["text"] ?? "", rects: [{ x, y, width, height }] };
    }),
  );
  return [...highlighted, ...(marked ?? [])].filter((underline) => underline.rects.length > 0);
}
