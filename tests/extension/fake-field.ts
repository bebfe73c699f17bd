/** A compose box of nothing but text, for tests of what is built on fields. */

import type { Field, ReplaceOutcome, Span } from "../../extension/src/fields/field";

export class FakeField implements Field {
  readonly element = document.createElement("div");
  readonly kind = "rich";
  composing = false;
  outcome: ReplaceOutcome = "applied";
  selected: Span | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private draft = "") {}

  /** The user makes the draft this. */
  type(draft: string): void {
    this.draft = draft;
    this.tell();
  }

  tell(): void {
    for (const listener of this.listeners) listener();
  }

  read(): string {
    return this.draft;
  }

  range(): null {
    return null;
  }

  rects(): DOMRect[] {
    return [];
  }

  offsetAt(): null {
    return null;
  }

  select(span: Span): void {
    this.selected = span;
  }

  caret(): null {
    return null;
  }

  replace({ start, end }: Span, replacement: string): Promise<ReplaceOutcome> {
    const before = this.draft;
    this.type(before.slice(0, start) + replacement + before.slice(end));
    if (this.outcome === "refused") this.type(before);
    return Promise.resolve(this.outcome);
  }

  onInput(listener: () => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    signal.addEventListener("abort", () => this.listeners.delete(listener));
  }

  onMove(): void {
    // A box without a place never moves.
  }
}
