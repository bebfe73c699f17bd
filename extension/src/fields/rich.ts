/** A contenteditable box, whatever editor lives in it. Its DOM is read and never written. */

import type { Field, ReplaceOutcome, Span } from "./field";
import { contains, lineRects, visibleArea } from "./geometry";
import { InputWatch } from "./input-watch";
import { watchMoves } from "./moves";
import { select, selectionIn } from "./selection";
import type { TextModel } from "./text-model";
import { readModel } from "./text-walk";
import { write, type Selected } from "./write";

export class RichField implements Field {
  readonly kind = "rich";
  private readonly input: InputWatch;
  private readonly observer: MutationObserver;
  private model: TextModel | null = null;

  constructor(
    readonly element: HTMLElement,
    private readonly signal: AbortSignal,
  ) {
    this.input = new InputWatch(element, signal);
    this.observer = new MutationObserver(() => this.changed());
    this.observer.observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ["class", "style", "hidden", "contenteditable"],
    });
    signal.addEventListener("abort", () => this.observer.disconnect(), { once: true });
  }

  get composing(): boolean {
    return this.input.composing;
  }

  read(): string {
    return this.current().text;
  }

  range(span: Span): Range | null {
    return this.current().range(span);
  }

  rects(span: Span): DOMRect[] {
    const range = this.range(span);
    return range === null ? [] : lineRects(range, visibleArea(this.element));
  }

  offsetAt(x: number, y: number): number | null {
    const scope = this.element.getRootNode();
    const shadowRoots = scope instanceof ShadowRoot ? [scope] : [];
    const position = this.element.ownerDocument.caretPositionFromPoint(x, y, { shadowRoots });
    if (position === null || !this.element.contains(position.offsetNode)) return null;
    const offset = this.current().offsetOf(position.offsetNode, position.offset);
    // The nearest caret may be far away, as it is right of a short line.
    const near = { start: Math.max(offset - 1, 0), end: Math.min(offset + 1, this.read().length) };
    return this.rects(near).some((rect) => contains(rect, x, y, 1)) ? offset : null;
  }

  caret(): number | null {
    const selection = this.selected();
    return selection !== null && selection.anchor === selection.focus ? selection.anchor : null;
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
      targetRange: (own: Span) => this.staticRange(own),
    };
    return write(writable, span, replacement);
  }

  onInput(listener: () => void, signal: AbortSignal): void {
    this.input.add(listener, signal);
  }

  onMove(listener: () => void, signal: AbortSignal): void {
    watchMoves(this.element, listener, AbortSignal.any([signal, this.signal]));
  }

  private current(): TextModel {
    // Reading may come before the observer's own turn: what it would have told is then told a moment later.
    if (this.observer.takeRecords().length > 0) {
      this.model = null;
      queueMicrotask(() => this.input.notify());
    }
    this.model ??= readModel(this.element);
    return this.model;
  }

  private changed(): void {
    this.model = null;
    this.input.notify();
  }

  private selected(): Selected | null {
    const selection = selectionIn(this.element);
    if (selection === null) return null;
    const model = this.current();
    return {
      anchor: model.offsetOf(selection.anchor.node, selection.anchor.offset),
      focus: model.offsetOf(selection.focus.node, selection.focus.offset),
    };
  }

  private setSelection({ anchor, focus }: Selected): boolean {
    const model = this.current();
    const forward = anchor <= focus;
    const [from, to] = forward ? [anchor, focus] : [focus, anchor];
    const range = model.range({ start: from, end: to });
    if (range === null) return false;
    const start = { node: range.startContainer, offset: range.startOffset };
    const end = { node: range.endContainer, offset: range.endOffset };
    select(this.element, forward ? start : end, forward ? end : start);
    return true;
  }

  private staticRange(span: Span): StaticRange | null {
    const range = this.range(span);
    return range === null ? null : new StaticRange(range);
  }
}
