/** A plain textarea. Its text has no DOM of its own: places come from a mirror of it, outside the page's body. */

import type { Field, ReplaceOutcome, Span } from "./field";
import { contains, lineRects, visibleArea } from "./geometry";
import { InputWatch } from "./input-watch";
import { watchMoves } from "./moves";
import { write, type Selected } from "./write";

/** Lays the textarea's text out again, at the same place on the screen. */
export interface Mirror {
  /** The range of a span of the textarea's present text, where it is laid out now. */
  range(span: Span): Range | null;
}

export class TextareaField implements Field {
  readonly kind = "plain";
  private readonly input: InputWatch;

  constructor(
    readonly element: HTMLTextAreaElement,
    private readonly mirror: Mirror,
    private readonly signal: AbortSignal,
  ) {
    this.input = new InputWatch(element, signal);
    // Scripts set `value` without an event; the caret's jump is what can be noticed.
    element.addEventListener("selectionchange", () => this.input.notify(), { signal });
    element.form?.addEventListener("reset", () => setTimeout(() => this.input.notify()), { signal });
  }

  get composing(): boolean {
    return this.input.composing;
  }

  read(): string {
    return this.element.value;
  }

  range(span: Span): Range | null {
    return this.mirror.range(span);
  }

  rects(span: Span): DOMRect[] {
    const range = this.range(span);
    return range === null ? [] : lineRects(range, visibleArea(this.element));
  }

  offsetAt(x: number, y: number): number | null {
    const scope = this.element.getRootNode();
    const shadowRoots = scope instanceof ShadowRoot ? [scope] : [];
    const position = this.element.ownerDocument.caretPositionFromPoint(x, y, { shadowRoots });
    if (position === null || position.offsetNode !== this.element) return null;
    const { offset } = position;
    const near = { start: Math.max(offset - 1, 0), end: Math.min(offset + 1, this.read().length) };
    return this.rects(near).some((rect) => contains(rect, x, y, 1)) ? offset : null;
  }

  caret(): number | null {
    const { selectionStart, selectionEnd } = this.element;
    return selectionStart === selectionEnd ? selectionStart : null;
  }

  select({ start, end }: Span): void {
    this.element.focus({ preventScroll: true });
    this.setSelection({ anchor: start, focus: end });
  }

  async replace(span: Span, replacement: string): Promise<ReplaceOutcome> {
    if (this.composing) return "refused";
    const writable = {
      element: this.element,
      read: () => this.read(),
      selected: () => this.selected(),
      select: (selected: Selected) => this.setSelection(selected),
      targetRange: () => null,
      reset: (draft: string) => this.reset(draft),
    };
    return write(writable, span, replacement);
  }

  onInput(listener: () => void, signal: AbortSignal): void {
    this.input.add(listener, signal);
  }

  onMove(listener: () => void, signal: AbortSignal): void {
    watchMoves(this.element, listener, AbortSignal.any([signal, this.signal]));
  }

  private selected(): Selected {
    const { selectionStart: start, selectionEnd: end, selectionDirection } = this.element;
    return selectionDirection === "backward" ? { anchor: end, focus: start } : { anchor: start, focus: end };
  }

  private setSelection({ anchor, focus }: Selected): boolean {
    const [start, end] = anchor <= focus ? [anchor, focus] : [focus, anchor];
    if (start < 0 || end > this.element.value.length) return false;
    this.element.setSelectionRange(start, end, anchor <= focus ? "forward" : "backward");
    return true;
  }

  private reset(draft: string): void {
    this.element.value = draft;
    this.element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
}
