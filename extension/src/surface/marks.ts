/**
 * Draws under the words of plain fields, in our own surface: an element for each finding, whose
 * `data-underline` and `data-text` say what it stands for, and in it a small drawing for each line.
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
.line { position: absolute; top: 0; left: 0; pointer-events: none; overflow: visible; }
.line svg { position: absolute; left: 0; bottom: -3px; width: 100%; height: 5px; overflow: hidden; fill: none; }
${HUED_CATEGORIES.map((category) => {
  const { color, tint } = PALETTE[category];
  return `[data-underline="${category}"] .line { color: ${color}; background-color: ${tint}; }`;
}).join("\n")}
@media (forced-colors: active) {
  .line { forced-color-adjust: none; color: CanvasText !important; background-color: transparent !important; }
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
      ...marks.map(({ rects, category, text }) => {
        const mark = this.host.document.createElement("div");
        mark.dataset["underline"] = category;
        mark.dataset["text"] = text;
        mark.append(...rects.map((rect) => this.line(category, rect, origin)));
        return mark;
      }),
    );
  }

  private line(category: HuedCategory, rect: DOMRect, origin: { x: number; y: number }): HTMLElement {
    const { document } = this.host;
    const line = document.createElement("div");
    line.className = "line";
    line.style.cssText =
      `width:${rect.width}px;height:${rect.height}px;` +
      `transform:translate(${rect.left - origin.x}px,${rect.top - origin.y}px)`;
    const svg = line.appendChild(document.createElementNS(SVG, "svg"));
    const hue = PALETTE[category];
    for (const stroke of strokes(hue.line, rect.width)) {
      const path = svg.appendChild(document.createElementNS(SVG, "path"));
      path.setAttribute("d", stroke.path);
      path.setAttribute("stroke", "currentColor");
      path.setAttribute("stroke-width", String(hue.weight));
      if (stroke.dashes !== null) path.setAttribute("stroke-dasharray", stroke.dashes);
      if (stroke.round) path.setAttribute("stroke-linecap", "round");
    }
    return line;
  }
}
