/**
 * A panel in the top layer, placed beside a rectangle and never over it.
 *
 * It does not take the focus when it opens, keeps its own events from the page, and closes on Escape and
 * on a press anywhere else.
 */

import { computePosition, flip, offset, shift, size } from "@floating-ui/dom";
import { element } from "./element";
import { HOST_TAG, type Host } from "./host";
import theme from "./theme.css";

/** Events of ours that would set off a page's shortcuts or its "clicked elsewhere". */
const OWN_EVENTS = ["keydown", "keyup", "keypress", "click", "mousedown", "mouseup", "pointerdown", "pointerup", "focusin", "focusout"];

const GAP = 8;

export interface PopoverOptions {
  readonly name: string;
  readonly css: string;
  readonly label: string;
}

export class Popover {
  readonly panel: HTMLElement;
  /** The box that the panel belongs to: gets the focus back. */
  #box: HTMLElement | null = null;
  #anchor: () => DOMRect | null = () => null;
  #open: AbortController | null = null;

  constructor(
    private readonly host: Host,
    { name, css, label }: PopoverOptions,
    signal: AbortSignal,
  ) {
    const layer = host.layer(name, theme + css, signal);
    this.panel = element("section", { popover: "manual", role: "dialog", "aria-label": label });
    layer.append(this.panel);
    for (const event of OWN_EVENTS) this.panel.addEventListener(event, (own) => own.stopPropagation());
    // A press on a button leaves the focus, and the selection, in the box.
    this.panel.addEventListener("mousedown", (press) => {
      if (!(press.target as Element).closest("[data-selectable]")) press.preventDefault();
    });
    signal.addEventListener("abort", () => this.close(), { once: true });
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  get hasFocus(): boolean {
    return this.panel.matches(":focus-within");
  }

  /** Show the panel beside `anchor`, which is asked again whenever things may have moved. */
  open(box: HTMLElement, anchor: () => DOMRect | null): void {
    this.#box = box;
    this.#anchor = anchor;
    if (this.#open === null) {
      this.#open = new AbortController();
      this.host.raise(box);
      this.panel.showPopover();
      this.#listen(this.#open.signal);
    }
    this.place();
  }

  close(): void {
    if (this.#open === null) return;
    const giveBack = this.hasFocus;
    this.#open.abort();
    this.#open = null;
    if (this.panel.isConnected) this.panel.hidePopover();
    if (giveBack) this.#box?.focus({ preventScroll: true });
  }

  /** Follow the anchor; close where it cannot be seen any more. */
  place(): void {
    if (this.#open === null) return;
    const rect = this.#anchor();
    if (rect === null) {
      this.close();
      return;
    }
    const reference = { getBoundingClientRect: () => rect, ...(this.#box ? { contextElement: this.#box } : {}) };
    void computePosition(reference, this.panel, {
      strategy: "fixed",
      placement: "bottom-start",
      middleware: [
        offset(GAP),
        flip({ padding: GAP, rootBoundary: "viewport", altBoundary: false, boundary: [] }),
        shift({ padding: GAP, boundary: [] }),
        size({
          padding: GAP,
          boundary: [],
          apply: ({ availableHeight }) => {
            this.panel.style.maxHeight = `${Math.max(120, availableHeight)}px`;
          },
        }),
      ],
    }).then(({ x, y }) => {
      this.panel.style.left = `${x}px`;
      this.panel.style.top = `${y}px`;
    });
  }

  #listen(signal: AbortSignal): void {
    const { document } = this.host;
    document.addEventListener(
      "keydown",
      (press) => {
        if (press.key !== "Escape") return;
        press.preventDefault();
        press.stopPropagation();
        this.close();
      },
      { capture: true, signal },
    );
    document.addEventListener(
      "pointerdown",
      (press) => {
        if ((press.target as Element | null)?.localName !== HOST_TAG) this.close();
      },
      { capture: true, signal },
    );
    const place = (): void => this.place();
    document.defaultView?.addEventListener("resize", place, { signal });
    document.addEventListener("scroll", place, { capture: true, passive: true, signal });
  }
}
