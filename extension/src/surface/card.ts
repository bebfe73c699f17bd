/** The card of one finding: beside its words, one at a time in a document. */

import { cardView, refusedView, type CardActs } from "./card-view";
import css from "./card.css";
import { copyText } from "./copy";
import type { Host } from "./host";
import { markedSpan } from "./marked-span";
import { Popover } from "./popover";
import type { SessionView } from "../session-view";
import type { Finding, Fix } from "../wire.gen";

export interface CardActions {
  /** Open a page of the service. */
  openPage(path: `/${string}`): void;
}

/** Keys inside the card, by their place on the keyboard; with or without Alt. */
const STEPS: Readonly<Record<string, 1 | -1>> = { KeyN: 1, Period: 1, KeyP: -1, Comma: -1 };

export class Card {
  readonly #popover: Popover;
  #session: SessionView | null = null;
  #finding: Finding | null = null;

  constructor(
    host: Host,
    private readonly actions: CardActions,
    signal: AbortSignal,
  ) {
    this.#popover = new Popover(host, { name: "card", css, label: "Suggestion" }, signal);
    this.#popover.panel.addEventListener("keydown", (press) => this.#onKey(press));
  }

  get isOpen(): boolean {
    return this.#popover.isOpen;
  }

  /** The finding on show, or null. */
  get finding(): Finding | null {
    return this.isOpen ? this.#finding : null;
  }

  get panel(): HTMLElement {
    return this.#popover.panel;
  }

  /** Show a finding; `focus` moves the keyboard into the card, which only a key of the user may ask for. */
  show(session: SessionView, finding: Finding, { focus }: { readonly focus: boolean }): void {
    const act = this.#focusedAct();
    this.#session = session;
    // A list drawn before the newest report holds findings of the one before.
    this.#finding = sameFinding(session.findings, finding) ?? finding;
    this.#render();
    this.#popover.open(session.field.element, () => anchorOf(session, this.#finding));
    if (focus) this.#control(act)?.focus({ preventScroll: true, focusVisible: true });
  }

  close(): void {
    this.#popover.close();
  }

  /** Take in that the session has changed: follow the finding, or go when it has gone. */
  follow(session: SessionView): void {
    if (!this.isOpen || session !== this.#session || this.#finding === null) return;
    const current = sameFinding(session.findings, this.#finding);
    if (current === null) {
      this.close();
      return;
    }
    this.#finding = current;
    this.#popover.place();
  }

  place(): void {
    this.#popover.place();
  }

  /** Go to the next (1) or previous (-1) finding of the box, around the ends. */
  move(step: 1 | -1): void {
    const session = this.#session;
    if (session === null || this.#finding === null) return;
    const current = sameFinding(session.findings, this.#finding);
    const at = current === null ? -1 : session.findings.indexOf(current);
    const next = session.findings.at((at + step) % session.findings.length);
    if (next) this.show(session, next, { focus: this.#popover.hasFocus });
  }

  #render(): void {
    const [session, finding] = [this.#session, this.#finding];
    if (session === null || finding === null) return;
    const place = { position: session.findings.indexOf(finding) + 1, count: session.findings.length };
    this.panel.dataset["rule"] = finding.rule;
    this.panel.replaceChildren(...cardView(finding, place, this.#acts(session, finding)));
  }

  #acts(session: SessionView, finding: Finding): CardActs {
    return {
      move: (step) => this.move(step),
      close: () => this.close(),
      apply: (fix) => void this.#apply(session, fix),
      ignore: (scope) => {
        this.close();
        void session.ignore(this.#finding ?? finding, scope);
      },
      explain: () => this.actions.openPage(finding.page as `/${string}`),
      copy: copyText,
    };
  }

  async #apply(session: SessionView, chosen: Fix): Promise<void> {
    const finding = this.#finding;
    // The finding may have moved with the text since the card was drawn; its fixes moved with it.
    const fix = finding?.fixes.find((each) => each.label === chosen.label && each.replacement === chosen.replacement);
    if (finding === null || fix === undefined) return;
    const fixes = this.panel.querySelector(".fixes");
    fixes?.setAttribute("aria-busy", "true");
    const outcome = await session.apply(finding, fix);
    if (outcome === "refused" && this.isOpen) {
      fixes?.replaceWith(refusedView(fix, this.#acts(session, finding)));
      this.#popover.place();
    } else {
      this.close();
    }
  }

  #onKey(press: KeyboardEvent): void {
    if (press.ctrlKey || press.metaKey) return;
    const step = STEPS[press.code];
    if (step === undefined) return;
    this.move(step);
    press.preventDefault();
  }

  #focusedAct(): string | null {
    return this.panel.querySelector<HTMLElement>("[data-act]:focus")?.dataset["act"] ?? null;
  }

  /** The control that does `act`, so that a pressed "next" stays under the finger; else the first fix. */
  #control(act: string | null): HTMLElement | null {
    const same = act === null ? null : this.panel.querySelector<HTMLElement>(`[data-act="${act}"]`);
    return same ?? this.panel.querySelector<HTMLElement>("[data-fix]") ?? this.panel.querySelector<HTMLElement>("button");
  }
}

/** The finding among `findings` that `finding` has become: same rule and words, the nearest. */
export function sameFinding(findings: readonly Finding[], finding: Finding): Finding | null {
  let best: Finding | null = null;
  for (const each of findings) {
    if (each.rule !== finding.rule || each.text !== finding.text) continue;
    if (best === null || Math.abs(each.start - finding.start) < Math.abs(best.start - finding.start)) best = each;
  }
  return best;
}

/** Around all lines of the marked words, so that the card stands over none of them. */
function anchorOf(session: SessionView, finding: Finding | null): DOMRect | null {
  const rects = finding === null ? [] : session.field.rects(markedSpan(finding));
  const [first] = rects;
  if (first === undefined) return null;
  const top = Math.min(...rects.map((rect) => rect.top));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  const left = Math.min(...rects.map((rect) => rect.left));
  const right = Math.max(...rects.map((rect) => rect.right));
  return new DOMRect(rects.length === 1 ? first.left : left, top, right - left, bottom - top);
}
