/** The badge at a box's corner: how many suggestions, or that something needs the user. */

import { cornerPlace } from "./corner-place";
import css from "./corner.css";
import { button, element, icon, ICONS } from "./element";
import { HOST_TAG, type Host } from "./host";
import theme from "./theme.css";
import { countOf, STATE_TITLES } from "./words";
import type { SessionView } from "../session-view";

/** Before a new count is said aloud, so that a screen reader is not interrupted at every word. */
const CALM = 1_200;

export interface CornerPlace {
  readonly host: Host;
  readonly layer: HTMLElement;
  readonly session: SessionView;
}

/** The layer that the badges of all boxes of a document share. */
export function cornerLayer(host: Host, signal: AbortSignal): HTMLElement {
  return host.layer("corner", theme + css, signal);
}

export class Corner {
  readonly #host: Host;
  readonly #session: SessionView;
  readonly #badge: HTMLButtonElement;
  readonly #said: HTMLElement;
  #pending: ReturnType<typeof setTimeout> | undefined;

  constructor({ host, layer, session }: CornerPlace, open: (focus: boolean) => void, signal: AbortSignal) {
    this.#host = host;
    this.#session = session;
    this.#badge = button({ class: "corner", "aria-haspopup": "dialog" }, () => open(this.#badge.matches(":focus-visible")));
    this.#badge.hidden = true;
    // A press leaves the focus in the box.
    this.#badge.addEventListener("mousedown", (press) => press.preventDefault());
    this.#said = element("p", { class: "unseen", role: "status" });
    layer.append(this.#badge, this.#said);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(this.#pending);
        this.#badge.remove();
        this.#said.remove();
      },
      { once: true },
    );
  }

  rect(): DOMRect | null {
    return this.#badge.hidden ? null : this.#badge.getBoundingClientRect();
  }

  update(): void {
    const { state, report, findings } = this.#session;
    const attention = state !== "ok" && state !== "off";
    this.#badge.hidden = state === "off" || (!attention && report === null);
    if (this.#badge.hidden) return;
    const summary = attention ? STATE_TITLES[state] : countOf(findings);
    this.#badge.dataset["state"] = attention ? "attention" : "ok";
    this.#badge.setAttribute("aria-label", `Tactlint: ${summary}`);
    this.#badge.replaceChildren(attention ? "!" : findings.length > 0 ? String(findings.length) : icon(ICONS.done));
    this.#say(summary);
    this.place();
  }

  place(): void {
    if (this.#badge.hidden) return;
    const box = this.#session.field.element;
    const { width, height } = box.getBoundingClientRect();
    const shown = width > 0 && height > 0;
    this.#badge.style.visibility = shown ? "visible" : "hidden";
    if (!shown) return;
    const ignored = box.ownerDocument.querySelector(HOST_TAG);
    const { x, y } = cornerPlace(box, this.#badge.getBoundingClientRect(), ignored);
    const origin = this.#host.origin();
    this.#badge.style.left = `${x - origin.x}px`;
    this.#badge.style.top = `${y - origin.y}px`;
  }

  #say(summary: string): void {
    clearTimeout(this.#pending);
    if (this.#said.textContent === summary) return;
    this.#pending = setTimeout(() => {
      this.#said.textContent = summary;
    }, CALM);
  }
}
