/** Builds elements of our own. Text only ever becomes text: there is no way in for markup. */

type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes (`true` is an empty one, `false` leaves it out) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A button that does `act` by mouse and by keyboard. */
export function button(attributes: Attributes, act: () => void, ...children: readonly (Node | string)[]): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", act);
  return made;
}

/** A drawing of one stroked path in a 16 by 16 square, hidden from screen readers. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  previous: "M10 3 5 8l5 5",
  next: "M6 3l5 5-5 5",
  close: "M4 4l8 8M12 4l-8 8",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  done: "M3 8.5 6.5 12 13 4.5",
  open: "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z",
} as const;
