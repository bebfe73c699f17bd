/**
 * Puts a fix into an editor by the editor's own input path, checks the result, and takes it back
 * where it is not what was promised.
 *
 * No single way of writing works everywhere. The order here was measured over textareas and some
 * twenty editors: a synthetic `beforeinput` first, since editors with a model of their own (Slate,
 * CKEditor 5, Lexical, Quill 2, Trix) listen to it, and since `execCommand` would show Slate's user
 * the fixed word while the model keeps the old one; then a paste for TinyMCE and CKEditor 4; then
 * `execCommand`, which is native typing for all the rest. After each step the box is read before the
 * next is tried, so that nothing is ever put in twice. The DOM is never written to directly: what
 * was typed by hand could not be undone then.
 */

import { carryOffset } from "./caret";
import type { ReplaceOutcome, Span } from "./field";

/** Offsets of where a selection began and where its caret is; the same for a mere caret. */
export interface Selected {
  readonly anchor: number;
  readonly focus: number;
}

/** What writing needs of a field. */
export interface Writable {
  readonly element: HTMLElement;
  read(): string;
  /** The selection in the box, or null where it is elsewhere. */
  selected(): Selected | null;
  /** False where the text has no such place. */
  select(selected: Selected): boolean;
  /** For `getTargetRanges()`; null in a plain field, which has none. */
  targetRange(span: Span): StaticRange | null;
  /** The last way back, used only when no undo brought the draft back. */
  reset?(draft: string): void;
}

// Measured: Quill and CKEditor 5 take up a new selection some time after `selectionchange`.
const SELECTION_TURN = 60;
// Editors that render from a model (React ones above all) show an edit some frames after they took it.
const RENDER_TURN = 250;
const LAST_LOOK = 30;
const TICK = 15;
const PASTING_EDITORS = ".mce-content-body, .cke_editable";

/**
 * Replace `span` of the draft; the outcome is what the box was found to hold at the end. The caret keeps
 * its place among the words. Where the user types meanwhile, the draft is theirs: nothing is taken back.
 */
export async function write(field: Writable, span: Span, replacement: string): Promise<ReplaceOutcome> {
  const before = field.read();
  const promised = before.slice(0, span.start) + replacement + before.slice(span.end);
  if (sameText(before, promised)) return "applied";
  const selected = field.selected();
  const hands = new Hands(field.element);
  try {
    await attempt(field, span, replacement, before);
    const shown = await until(() => sameText(field.read(), promised), RENDER_TURN);
    if (shown && selected !== null && !hands.busy) {
      const carry = (offset: number): number => carryOffset(offset, span, replacement.length);
      field.select({ anchor: carry(selected.anchor), focus: carry(selected.focus) });
    }
    await pause(LAST_LOOK); // the page may have its own mind about the new text
    if (hands.busy) return shown ? "applied" : "refused";
    if (shown && sameText(field.read(), promised)) return "applied";
    await restore(field, before);
    if (selected !== null) field.select(selected);
    return "refused";
  } finally {
    hands.ignore();
  }
}

/** Try one way after another until the text changes or an editor says that it took the edit on. */
async function attempt(field: Writable, span: Span, replacement: string, before: string): Promise<void> {
  const untouched = (): boolean => field.read() === before;
  const target = { anchor: span.start, focus: span.end };
  field.element.focus({ preventScroll: true });
  if (!field.select(target)) return;
  await pause(SELECTION_TURN);
  for (const step of stepsFor(field.element)) {
    if (!untouched() || !field.select(target)) return;
    const taken = step(field, span, replacement);
    await until(() => !untouched(), taken ? RENDER_TURN : SELECTION_TURN);
    if (taken) return;
  }
}

/** Notices the user's own hands on the box while a fix goes in. */
class Hands {
  busy = false;
  private readonly listening = new AbortController();

  constructor(element: HTMLElement) {
    const { signal } = this.listening;
    for (const type of ["keydown", "pointerdown", "compositionstart", "paste", "drop"]) {
      element.addEventListener(type, ({ isTrusted }) => (this.busy ||= isTrusted), { signal, capture: true });
    }
  }

  ignore(): void {
    this.listening.abort();
  }
}

/** Whether two drafts read the same: white space at the end of a line cannot be seen, and editors trim it. */
export function sameText(one: string, other: string): boolean {
  return visible(one) === visible(other);
}

/** Tries one way of writing; true where the editor says that it took the edit on. */
type Step = (field: Writable, span: Span, replacement: string) => boolean;

function stepsFor(root: HTMLElement): readonly Step[] {
  if (root instanceof HTMLTextAreaElement) return [byCommand];
  return root.matches(PASTING_EDITORS) ? [byBeforeInput, byPaste, byCommand] : [byBeforeInput, byCommand];
}

const byBeforeInput: Step = (field, span, replacement) => {
  const range = field.targetRange(span);
  const event = new InputEvent("beforeinput", {
    inputType: "insertReplacementText",
    data: replacement,
    dataTransfer: carrying(replacement),
    targetRanges: range === null ? [] : [range],
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  return !field.element.dispatchEvent(event);
};

const byPaste: Step = (field, _span, replacement) => {
  const init = {
    clipboardData: carrying(replacement),
    // Firefox's own way of saying the same.
    dataType: "text/plain",
    data: replacement,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  const event = new ClipboardEvent("paste", init);
  // An editor may prevent a paste that it cannot read: only a changed text counts.
  field.element.dispatchEvent(event);
  return false;
};

const byCommand: Step = (field, _span, replacement) => {
  const { ownerDocument: document } = field.element;
  if (replacement === "") document.execCommand("delete");
  else document.execCommand("insertText", false, replacement);
  return false;
};

/** Take an unwanted result back, by ever blunter means, until the draft reads as before. */
async function restore(field: Writable, before: string): Promise<void> {
  const { ownerDocument: document } = field.element;
  const ways: readonly (() => void)[] = [
    () => document.execCommand("undo"),
    () => undoByEvent(field),
    () => rewrite(field, before),
    () => field.reset?.(before),
  ];
  const restored = (): boolean => sameText(field.read(), before);
  for (const way of ways) {
    if (restored()) return;
    way();
    await until(restored, RENDER_TURN);
  }
}

function undoByEvent(field: Writable): void {
  const event = new InputEvent("beforeinput", {
    inputType: "historyUndo",
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  field.element.dispatchEvent(event);
}

/** Type the old words over what differs now. */
function rewrite(field: Writable, before: string): void {
  const now = field.read();
  let start = 0;
  while (start < Math.min(now.length, before.length) && now[start] === before[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(now.length, before.length) - start && now.at(-1 - tail) === before.at(-1 - tail)) tail += 1;
  const end = now.length - tail;
  if (field.select({ anchor: start, focus: end })) byCommand(field, { start, end }, before.slice(start, before.length - tail));
}

/**
 * A text as editors take it from events. Firefox lets a page read only what the page itself put in, so
 * there the object must come from the page's own side (`wrappedJSObject`).
 */
function carrying(text: string): DataTransfer {
  const page = (window as { readonly wrappedJSObject?: typeof window }).wrappedJSObject ?? window;
  const data = new page.DataTransfer();
  data.setData("text/plain", text);
  return data;
}

function visible(draft: string): string {
  return draft.replace(/[ \t\u00a0]+$/gm, "");
}

/** Resolve with whether `condition` came true within `limit` milliseconds. */
async function until(condition: () => boolean, limit: number): Promise<boolean> {
  const end = performance.now() + limit;
  while (!condition()) {
    if (performance.now() >= end) return false;
    await pause(TICK);
  }
  return true;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
