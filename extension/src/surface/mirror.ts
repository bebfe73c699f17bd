/**
 * Lays a textarea's text out a second time, hidden, exactly over the first: same font, same wrap,
 * same scroll. It only tells where words are. It lives in our own surface; the page's textarea is
 * read and never touched.
 */

import type { Span } from "../fields/field";
import { scaleOf } from "../fields/geometry";
import type { Mirror } from "../fields/textarea";
import type { Host } from "./host";

// Whatever decides where a glyph goes. `white-space` covers wrap="off".
const COPIED = [
  "direction", "font-family", "font-feature-settings", "font-kerning", "font-optical-sizing", "font-size",
  "font-size-adjust", "font-stretch", "font-style", "font-variant-caps", "font-variant-east-asian",
  "font-variant-ligatures", "font-variant-numeric", "font-variation-settings", "font-weight", "hyphens",
  "letter-spacing", "line-break", "line-height", "overflow-wrap", "padding-bottom", "padding-left",
  "padding-right", "padding-top", "tab-size", "text-align", "text-indent", "text-rendering", "text-transform",
  "unicode-bidi", "white-space", "word-break", "word-spacing",
] as const;

const CSS = `
.frame { position: absolute; top: 0; left: 0; overflow: hidden; contain: strict; visibility: hidden; transform-origin: 0 0; }
.copy { position: absolute; top: 0; left: 0; box-sizing: border-box; }
`;

export class TextareaMirror implements Mirror {
  private readonly frame: HTMLElement;
  private readonly copy: HTMLElement;
  private readonly text: Text;
  private fresh = false;

  constructor(
    private readonly textarea: HTMLTextAreaElement,
    private readonly host: Host,
    signal: AbortSignal,
  ) {
    const { document } = host;
    const layer = host.layer("mirror", CSS, signal);
    this.frame = layer.appendChild(document.createElement("div"));
    this.frame.className = "frame";
    this.copy = this.frame.appendChild(document.createElement("div"));
    this.copy.className = "copy";
    this.text = this.copy.appendChild(document.createTextNode(""));
  }

  range(span: Span): Range | null {
    this.sync();
    if (span.start < 0 || span.end > this.text.length || span.start > span.end) return null;
    const range = this.host.document.createRange();
    range.setStart(this.text, span.start);
    range.setEnd(this.text, span.end);
    return range;
  }

  /** Bring text, style and place up to date, at most once a task: callers ask span by span. */
  private sync(): void {
    const { value } = this.textarea;
    if (this.text.data !== value) {
      this.text.data = value;
      this.fresh = false;
    }
    if (this.fresh) return;
    this.fresh = true;
    queueMicrotask(() => (this.fresh = false));
    this.place();
  }

  private place(): void {
    const { textarea } = this;
    const view = this.host.document.defaultView ?? window;
    const style = view.getComputedStyle(textarea);
    const px = (property: string): number => Number.parseFloat(style.getPropertyValue(property)) || 0;

    const drawn = textarea.getBoundingClientRect();
    const scale = scaleOf(textarea, drawn);
    const borders = { left: px("border-left-width"), right: px("border-right-width"), top: px("border-top-width"), bottom: px("border-bottom-width") };
    // clientWidth is rounded, and a fraction of a pixel decides a wrap: only the scroll bar is taken from it.
    const bar = {
      x: Math.max(0, Math.round(textarea.offsetWidth - textarea.clientWidth - borders.left - borders.right)),
      y: Math.max(0, Math.round(textarea.offsetHeight - textarea.clientHeight - borders.top - borders.bottom)),
    };
    const barOnLeft = Math.max(0, Math.round(textarea.clientLeft - borders.left));
    const width = drawn.width / scale.x - borders.left - borders.right - bar.x;
    const height = drawn.height / scale.y - borders.top - borders.bottom - bar.y;
    const origin = this.host.origin();
    const left = drawn.left + (borders.left + barOnLeft) * scale.x;
    const top = drawn.top + borders.top * scale.y;

    setStyle(
      this.frame,
      `width:${width}px;height:${height}px;` +
        `transform:translate(${left - origin.x}px,${top - origin.y}px) scale(${scale.x},${scale.y})`,
    );
    const font = COPIED.map((property) => `${property}:${style.getPropertyValue(property)}`).join(";");
    setStyle(
      this.copy,
      `${font};width:${width}px;transform:translate(${-textarea.scrollLeft}px,${-textarea.scrollTop}px)`,
    );
    const { lang } = textarea.closest<HTMLElement>("[lang]") ?? textarea;
    if (this.copy.lang !== lang) this.copy.lang = lang;
  }
}

const written = new WeakMap<HTMLElement, string>();

function setStyle(element: HTMLElement, css: string): void {
  if (written.get(element) === css) return;
  written.set(element, css);
  element.style.cssText = css;
}
