/** What the rest of the extension knows of a compose box: one text, offsets into it, and safe edits. */

/** Half-open, in UTF-16 units of the field's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How an edit ended. `applied`: the box was read again and holds exactly what was promised.
 * `refused`: it does not; the draft is as it was before, and the wording is left for copying.
 */
export type ReplaceOutcome = "applied" | "refused";

/** One compose box. Reading and drawing never touch the page's DOM; only `replace` edits, through the editor. */
export interface Field {
  readonly element: HTMLElement;
  /** `rich` is underlined by the CSS Custom Highlight API, `plain` by marks of our own. */
  readonly kind: "rich" | "plain";
  /** The draft as one string. Paragraphs and line breaks are `\n`; the same walk serves `range` and `rects`. */
  read(): string;
  /**
   * DOM range of a span of the present text, or null where it has no place. In a plain field it lies in
   * a hidden copy of the text: good for measuring, not for drawing.
   */
  range(span: Span): Range | null;
  /** Client rectangles of a span, one per line; empty where it cannot be seen. */
  rects(span: Span): DOMRect[];
  /** The offset under a point of the viewport, or null. */
  offsetAt(x: number, y: number): number | null;
  /** Caret offset, or null where the box has no caret or a selection. */
  caret(): number | null;
  /** Select a span of the present text, with the keyboard in the box. Undo history is not touched. */
  select(span: Span): void;
  /** Put `replacement` in place of `span` by the editor's own input path; one undo takes it back. */
  replace(span: Span, replacement: string): Promise<ReplaceOutcome>;
  /** Whether an input method is composing; nothing is linted, drawn anew or applied meanwhile. */
  readonly composing: boolean;
  /** Called after the text may have changed, and at the end of a composition. */
  onInput(listener: () => void, signal: AbortSignal): void;
  /** Called when rectangles may have moved: scroll, resize, layout. At most once a frame. */
  onMove(listener: () => void, signal: AbortSignal): void;
}
