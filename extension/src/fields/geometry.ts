/** Rectangles of text in client coordinates: one a line, cut to what can be seen. */

import { getOverflowAncestors } from "@floating-ui/dom";

/** The part of the viewport in which an element's content can be seen; null where none of it can. */
export function visibleArea(element: HTMLElement): DOMRect | null {
  const view = element.ownerDocument.defaultView ?? window;
  let area = cut(paddingBox(element), new DOMRect(0, 0, view.innerWidth, view.innerHeight));
  for (const ancestor of getOverflowAncestors(element)) {
    if (area === null) return null;
    // The viewport's own scrollers clip nothing that its edges do not.
    if (!(ancestor instanceof HTMLElement) || ancestor.matches("html, body") || ancestor === element) continue;
    area = cut(area, paddingBox(ancestor));
  }
  return area;
}

/** The client rectangles of a range, one for each line, within `area`. */
export function lineRects(range: Range, area: DOMRect | null): DOMRect[] {
  if (area === null) return [];
  const lines: DOMRect[] = [];
  for (const rect of range.getClientRects()) {
    if (rect.width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && sameLine(last, rect)) lines[lines.length - 1] = union(last, rect);
    else lines.push(rect);
  }
  return lines.map((line) => cut(line, area)).filter((line) => line !== null);
}

/** What two rectangles share, or null. */
export function cut(one: DOMRect, other: DOMRect): DOMRect | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : null;
}

export function contains(rect: DOMRect, x: number, y: number, slack = 0): boolean {
  return x >= rect.left - slack && x <= rect.right + slack && y >= rect.top - slack && y <= rect.bottom + slack;
}

/** How much larger an element is drawn than it is laid out: transforms and zoom, without rotation. */
export function scaleOf(element: HTMLElement, drawn: DOMRect): { readonly x: number; readonly y: number } {
  // offsetWidth is a whole number: a ratio that close to 1 is rounding.
  const ratio = (size: number, laidOut: number): number =>
    laidOut === 0 || Math.abs(size - laidOut) < 1 ? 1 : size / laidOut;
  return { x: ratio(drawn.width, element.offsetWidth), y: ratio(drawn.height, element.offsetHeight) };
}

function paddingBox(element: HTMLElement): DOMRect {
  const rect = element.getBoundingClientRect();
  const scale = scaleOf(element, rect);
  if (element.clientWidth === 0) return rect; // an inline box has no padding box of its own
  return new DOMRect(
    rect.left + element.clientLeft * scale.x,
    rect.top + element.clientTop * scale.y,
    element.clientWidth * scale.x,
    element.clientHeight * scale.y,
  );
}

/** Rectangles share a line when each one's middle lies within the other's height. */
function sameLine(one: DOMRect, other: DOMRect): boolean {
  const middle = (rect: DOMRect): number => rect.top + rect.height / 2;
  const within = (y: number, rect: DOMRect): boolean => y > rect.top && y < rect.bottom;
  return within(middle(one), other) && within(middle(other), one);
}

function union(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  return new DOMRect(
    left,
    top,
    Math.max(one.right, other.right) - left,
    Math.max(one.bottom, other.bottom) - top,
  );
}
