/**
 * Shows a card when the pointer rests on underlined words, and takes it away when the pointer has left both.
 *
 * The pointer may travel from the words to the card; a card opened by click or key stays (WCAG 1.4.13).
 */

import type { Finding } from "../wire.gen";

/** Milliseconds. Long enough that a pointer passing by shows nothing. */
const REST = 450;
const LINGER = 350;

export interface HoverActs {
  open(finding: Finding): void;
  close(): void;
}

export class Hover {
  #resting: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** The finding whose card the pointer opened, which the pointer may also close. */
  #opened: Finding | null = null;

  constructor(
    panel: HTMLElement,
    private readonly acts: HoverActs,
    signal: AbortSignal,
  ) {
    panel.addEventListener("pointerenter", () => clearTimeout(this.#leaving), { signal });
    panel.addEventListener("pointerleave", () => this.left(), { signal });
    panel.addEventListener("click", () => this.settle(), { signal });
    signal.addEventListener("abort", () => this.settle(), { once: true });
  }

  /** The pointer moved in the box; `shown` is the finding of the open card, `under` looks what is under the pointer. */
  over(shown: Finding | null, under: () => Finding | null): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      const finding = under();
      if (finding === null) {
        if (shown !== null) this.left();
        return;
      }
      clearTimeout(this.#leaving);
      if ((shown !== null && shown.rule === finding.rule && shown.start === finding.start) || (shown !== null && this.#opened === null)) return;
      this.#opened = finding;
      this.acts.open(finding);
    }, REST);
  }

  /** The pointer left the words or the card. */
  left(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#leaving);
    if (this.#opened === null) return;
    this.#leaving = setTimeout(() => {
      this.#opened = null;
      this.acts.close();
    }, LINGER);
  }

  /** The user chose the card by click or key: the pointer no longer decides over it. */
  settle(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#leaving);
    this.#opened = null;
  }
}
