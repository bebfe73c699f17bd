/**
 * Draws under the words of plain fields: each line of a finding is one small drawing in our own
 * surface, in client coordinates. `data-underline` and `data-text` say what it stands for.
 */

import type { Host } from "./host";
import { HUED_CATEGORIES, PALETTE, type HuedCategory } from "./palette";
import { strokes } from "./strokes";

export interface Mark {
  readonly rects: readonly DOMRect[];
  readonly category: HuedCategory;
  readonly text: string;
}

const SVG = "http://www.w3.org/2000/svg";

const STYLE = `
.mark { position: absolute; top: 0; left: 0; pointer-events: none; overflow: visible; }
.mark svg { position: absolute; left: 0; bottom: -3px; width: 100%; height: 5px; overflow: hidden; fill: none; }
${HUED_CATEGORIES.map((category) => {
  const { color, tint } = PALETTE[category];
  return `.mark[data-underline="${category}"] { color: ${color}; background-color: ${tint}; }`;
}).join("\n")}
@media (forced-colors: active) {
  .mark { forced-color-adjust: none; color: CanvasText !important; background-color: transparent !important; }
}
`;

export class Marks {
  private readonly layer: HTMLElement;

  constructor(
    private readonly host: Host,
    signal: AbortSignal,
  ) {
    this.layer = host.layer("marks", STYLE, signal);
    this.layer.ariaHidden = "true";
  }

  show(marks: readonly Mark[]): void {
    const origin = this.host.origin();
    this.layer.replaceChildren(
      ...marks.flatMap((mark) => mark.rects.map((rect) => this.drawing(mark, rect, origin))),
    );
  }

  private drawing(mark: Mark, rect: DOMRect, origin: { x: number; y: number }): HTMLElement {
    const { document } = this.host;
    const element = document.createElement("div");
    element.className = "mark";
    element.dataset["underline"] = mark.category;
    element.dataset["text"] = mark.text;
    element.style.cssText =
      `width:${rect.width}px;height:${rect.height}px;` +
      `transform:translate(${rect.left - origin.x}px,${rect.top - origin.y}px)`;
    const svg = element.appendChild(document.createElementNS(SVG, "svg"));
    const hue = PALETTE[mark.category];
    for (const stroke of strokes(hue.line, rect.width)) {
      const path = svg.appendChild(document.createElementNS(SVG, "path"));
      path.setAttribute("d", stroke.path);
      path.setAttribute("stroke", "currentColor");
      path.setAttribute("stroke-width", String(hue.weight));
      if (stroke.dashes !== null) path.setAttribute("stroke-dasharray", stroke.dashes);
      if (stroke.round) path.setAttribute("stroke-linecap", "round");
    }
    return element;
  }
}
