/** What the card shows for one finding. No state of its own: every part comes from what it is given. */

import { button, element, icon, ICONS } from "./element";
import { huedCategory, PALETTE } from "./palette";
import { categoryTitle } from "./words";
import type { IgnoreScope } from "../session-view";
import type { Finding, Fix } from "../wire.gen";

/** Customer's words to quote: more would push the fixes out of sight. */
const QUOTES = 2;
const LONGEST_QUOTE = 140;

export interface CardActs {
  move(step: 1 | -1): void;
  close(): void;
  apply(fix: Fix): void;
  ignore(scope: IgnoreScope): void;
  /** Open the rule's page. */
  explain(): void;
  copy(text: string): Promise<boolean>;
}

/** `position` counts from 1. */
export interface CardPlace {
  readonly position: number;
  readonly count: number;
}

export function cardView(finding: Finding, { position, count }: CardPlace, acts: CardActs): HTMLElement[] {
  const menu = menuView(finding, acts);
  const parts = [headView(finding, { position, count }, menu, acts), messageView(finding)];
  const quotes = evidenceView(finding);
  if (quotes) parts.push(quotes);
  if (finding.fixes.length > 0) parts.push(fixesView(finding, acts));
  if (finding.fixes.some((fix) => fix.template)) {
    parts.push(element("p", { class: "note" }, "The marked gap is for you to fill in."));
  }
  return [...parts, menu];
}

/** Shown in place of the fixes where the editor did not take one: the wording is still there to have. */
export function refusedView(fix: Fix, acts: CardActs): HTMLElement {
  const copy = button({ class: "copy" }, () => {
    void acts.copy(fix.replacement).then((copied) => {
      copy.textContent = copied ? "Copied" : "Select the words above to copy them";
    });
  }, "Copy the wording");
  return element(
    "div",
    { class: "refused", role: "status" },
    element("p", {}, "This editor did not take the change, so your draft is as it was. Here is the wording:"),
    element("p", { class: "wording", "data-selectable": true }, fix.replacement),
    copy,
  );
}

function headView(finding: Finding, { position, count }: CardPlace, menu: HTMLElement, acts: CardActs): HTMLElement {
  const more = button({ class: "tool", "aria-label": "More", "aria-expanded": "false", "data-act": "more" }, () => {
    menu.hidden = !menu.hidden;
    more.setAttribute("aria-expanded", String(!menu.hidden));
    if (!menu.hidden && more.matches(":focus")) menu.querySelector("button")?.focus();
  }, icon(ICONS.more));
  const head = element("div", { class: "head" }, element("h2", { class: "kind" }, swatch(finding.category), categoryTitle(finding.category)));
  if (count > 1) {
    head.append(
      button({ class: "tool", "aria-label": "Previous suggestion", "data-act": "previous" }, () => acts.move(-1), icon(ICONS.previous)),
      element("span", { class: "at", "aria-label": `${position} of ${count}` }, `${position}/${count}`),
      button({ class: "tool", "aria-label": "Next suggestion", "data-act": "next" }, () => acts.move(1), icon(ICONS.next)),
    );
  }
  head.append(more, button({ class: "tool", "aria-label": "Close", "data-act": "close" }, () => acts.close(), icon(ICONS.close)));
  return head;
}

/** The very line that is under the words, so that the card and the underline are seen to belong together. */
function swatch(category: string): HTMLElement {
  const { color, line, weight } = PALETTE[huedCategory(category)];
  const drawn = element("span", { class: "swatch", "aria-hidden": "true" }, "\u00a0".repeat(12));
  drawn.style.textDecoration = `underline ${line} ${color} ${weight}px`;
  return drawn;
}

function messageView(finding: Finding): HTMLElement {
  return element("p", { class: "message" }, finding.message);
}

function evidenceView(finding: Finding): HTMLElement | null {
  const words = [...new Set(finding.evidence.map((evidence) => shortened(evidence.text)))].slice(0, QUOTES);
  if (words.length === 0) return null;
  return element(
    "figure",
    { class: "evidence" },
    element("figcaption", {}, "The customer wrote"),
    ...words.map((quote) => element("blockquote", {}, `“${quote}”`)),
  );
}

function fixesView(finding: Finding, acts: CardActs): HTMLElement {
  const list = element("ul", { class: "fixes" });
  for (const fix of finding.fixes) {
    const result = element("span", { class: "result" }, ...resultOf(fix, finding));
    const label = labelOf(fix);
    const parts = label ? [element("span", { class: "label" }, label), result] : [result];
    list.append(element("li", {}, button({ class: "fix", "data-fix": true }, () => acts.apply(fix), ...parts)));
  }
  return list;
}

/** The service's label, unless it only says what the result shows. */
function labelOf(fix: Fix): string {
  const wording = fix.replacement.trim();
  if (wording === "") return "";
  if (fix.label.includes(wording)) return fix.start === fix.end ? "Add" : "Write instead";
  return fix.label;
}

function resultOf(fix: Fix, finding: Finding): (Node | string)[] {
  const wording = fix.replacement.trim();
  if (wording === "") return [`Leave out “${shortened(finding.text)}”`];
  if (!fix.template) return [wording];
  const pieces = wording.split("…");
  return pieces.flatMap((piece, index) =>
    index === 0 ? [piece] : [element("span", { class: "gap" }, "…", element("span", { class: "unseen" }, " (to fill in)")), piece],
  );
}

function menuView(finding: Finding, acts: CardActs): HTMLElement {
  const menu = element("div", { class: "menu", role: "group", "aria-label": "More" });
  menu.hidden = true;
  if (finding.why) menu.append(element("p", { class: "why" }, finding.why));
  menu.append(
    button({ "data-act": "why", class: "link" }, () => acts.explain(), "About this rule"),
    button({ "data-act": "ignore-here" }, () => acts.ignore("here"), "Ignore here"),
    button({ "data-act": "ignore-phrase" }, () => acts.ignore("phrase"), "Ignore these words always"),
    button({ "data-act": "ignore-rule" }, () => acts.ignore("rule"), "Switch this rule off"),
  );
  return menu;
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).trimEnd()}…`;
}
