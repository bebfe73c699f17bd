/**
 * Finds a place for the corner badge: beside the box where there is only background, else inside it.
 *
 * A send button, or any other thing of the page, is never covered while there is another place.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const GAP = 5;
const INSET = 7;

/** The badge's upper left corner in client coordinates. */
export function cornerPlace(box: HTMLElement, { width, height }: Size, ignored: Element | null): Point {
  const rect = box.getBoundingClientRect();
  const inner = { right: rect.left + box.clientLeft + box.clientWidth, bottom: rect.top + box.clientTop + box.clientHeight };
  const outside: Point[] = [
    { x: rect.right + GAP, y: rect.bottom - height },
    { x: rect.right - width, y: rect.bottom + GAP },
  ];
  const inside: Point[] = [
    { x: inner.right - width - INSET, y: inner.bottom - height - INSET },
    { x: inner.right - width - INSET, y: rect.top + box.clientTop + INSET },
  ];
  return (
    outside.find((at) => everyPoint(at, { width, height }, (point) => isBackground(box, ignored, point))) ??
    inside.find((at) => everyPoint(at, { width, height }, (point) => isBox(box, ignored, point))) ??
    (inside[0] as Point)
  );
}

function everyPoint({ x, y }: Point, { width, height }: Size, test: (point: Point) => boolean): boolean {
  const [left, right, top, bottom] = [x + 1, x + width - 1, y + 1, y + height - 1];
  const points = [
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
    { x: (left + right) / 2, y: (top + bottom) / 2 },
  ];
  return points.every(test);
}

function isBackground(box: HTMLElement, ignored: Element | null, point: Point): boolean {
  const hit = topmost(box, ignored, point);
  return hit !== null && hit !== box && hit.contains(box) && !isControl(hit);
}

function isBox(box: HTMLElement, ignored: Element | null, point: Point): boolean {
  const hit = topmost(box, ignored, point);
  return hit !== null && box.contains(hit);
}

function topmost(box: HTMLElement, ignored: Element | null, { x, y }: Point): Element | null {
  const root = box.getRootNode() as Document | ShadowRoot;
  return root.elementsFromPoint(x, y).find((element) => element !== ignored) ?? null;
}

function isControl(element: Element): boolean {
  return element.closest("a, button, label, [role=button], [role=link]") !== null;
}
