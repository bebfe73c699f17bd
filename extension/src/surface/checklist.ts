/** The checklist of one box, opened from its corner or by key. */

import { checklistView } from "./checklist-view";
import css from "./checklist.css";
import type { Host } from "./host";
import { Popover } from "./popover";
import type { SessionView } from "../session-view";
import type { Finding } from "../wire.gen";

export interface ChecklistActions {
  showFinding(session: SessionView, finding: Finding, focus: boolean): void;
  /** Give up the words that the user picked as the customer's message. */
  dropPicked(): void;
}

export class Checklist {
  readonly #popover: Popover;
  #session: SessionView | null = null;

  constructor(
    host: Host,
    private readonly actions: ChecklistActions,
    signal: AbortSignal,
  ) {
    this.#popover = new Popover(host, { name: "checklist", css, label: "Tactlint checklist" }, signal);
  }

  get isOpen(): boolean {
    return this.#popover.isOpen;
  }

  show(session: SessionView, anchor: () => DOMRect | null, { focus }: { readonly focus: boolean }): void {
    this.#session = session;
    this.#render();
    this.#popover.open(session.field.element, anchor);
    const first = this.#popover.panel.querySelector<HTMLElement>("[data-finding]") ?? this.#popover.panel.querySelector("button");
    if (focus) first?.focus({ preventScroll: true, focusVisible: true });
  }

  close(): void {
    this.#popover.close();
  }

  /** Show what the session now says, unless the keyboard is among it. */
  follow(session: SessionView): void {
    if (session !== this.#session) return;
    // Not at once: the session may speak while the focus is still on its way into the checklist.
    queueMicrotask(() => {
      if (!this.isOpen || this.#popover.hasFocus) return;
      this.#render();
      this.#popover.place();
    });
  }

  place(): void {
    this.#popover.place();
  }

  #render(): void {
    const session = this.#session;
    if (session === null) return;
    const acts = {
      close: () => this.close(),
      show: (finding: Finding) => {
        const focus = this.#popover.hasFocus;
        this.close();
        this.actions.showFinding(session, finding, focus);
      },
      dropPicked: () => {
        this.close();
        this.actions.dropPicked();
      },
    };
    this.#popover.panel.replaceChildren(...checklistView(session, acts));
  }
}
