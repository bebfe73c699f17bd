/** What the checklist shows of one box: suggestions, what a good reply has, and how the customer sounds. */

import { button, element, icon, ICONS } from "./element";
import { huedCategory, PALETTE } from "./palette";
import { categoryTitle, conversationLine, countOf, moodOf, PICK_HINT, STATE_TITLES } from "./words";
import type { SessionView } from "../session-view";
import type { ChecklistItem, CustomerReading, Finding } from "../wire.gen";

/** The customer's words that weigh most; more would be a wall. */
const CUES = 4;

const ITEM_STATES: Readonly<Record<ChecklistItem["state"], string>> = {
  done: "there",
  missing: "not there yet",
  "not-needed": "not needed",
  unknown: "cannot be told",
};

export interface ChecklistActs {
  close(): void;
  show(finding: Finding): void;
  /** Give up the words that the user picked as the customer's message. */
  dropPicked(): void;
}

export function checklistView(session: SessionView, acts: ChecklistActs): HTMLElement[] {
  const { state, hint, report, findings, found } = session;
  const parts: HTMLElement[] = [headView(session, acts)];
  if (state !== "ok") {
    parts.push(element("p", { class: "remedy" }, element("strong", {}, STATE_TITLES[state]), hint));
    return parts;
  }
  if (findings.length > 0) parts.push(findingsView(findings, acts));
  if (report) {
    const items = report.checklist.filter((item) => item.state === "done" || item.state === "missing");
    if (items.length > 0) parts.push(element("h3", {}, "In this reply"), itemsView(items));
    if (report.customer) parts.push(element("h3", {}, "The customer"), ...moodView(report.customer));
  }
  parts.push(sourceView(found.source, found.conversation !== null, acts));
  return parts;
}

function headView({ state, findings }: SessionView, acts: ChecklistActs): HTMLElement {
  return element(
    "div",
    { class: "head" },
    element("h2", {}, "Tactlint", ...(state === "ok" ? [element("span", { class: "quiet" }, ` · ${countOf(findings)}`)] : [])),
    button({ class: "tool", "aria-label": "Close", "data-act": "close" }, () => acts.close(), icon(ICONS.close)),
  );
}

function findingsView(findings: readonly Finding[], acts: ChecklistActs): HTMLElement {
  const list = element("ul", { class: "findings" });
  for (const finding of findings) {
    const { color, line, weight } = PALETTE[huedCategory(finding.category)];
    const words = element("span", { class: "words" }, finding.text.replace(/\s+/g, " "));
    words.style.textDecoration = `underline ${line} ${color} ${weight}px`;
    const kind = element("span", { class: "kind" }, categoryTitle(finding.category));
    list.append(element("li", {}, button({ "data-finding": true }, () => acts.show(finding), words, " ", kind)));
  }
  return list;
}

function itemsView(items: readonly ChecklistItem[]): HTMLElement {
  const list = element("ul", { class: "items" });
  for (const item of items) {
    const said = element("span", { class: "unseen" }, `: ${ITEM_STATES[item.state]}`);
    const mark = icon(item.state === "done" ? ICONS.done : ICONS.open);
    list.append(element("li", { "data-state": item.state }, mark, element("span", {}, item.label, said)));
  }
  return list;
}

function moodView(customer: CustomerReading): HTMLElement[] {
  const mood = element("p", {}, moodOf(customer));
  const heaviest = [...customer.cues].sort((a, b) => b.weight - a.weight);
  const words = [...new Set(heaviest.map((cue) => cue.text.replace(/\s+/g, " ").trim()))].slice(0, CUES);
  if (words.length === 0) return [mood];
  return [mood, element("ul", { class: "cues", "aria-label": "The customer’s words that show it" }, ...words.map((word) => element("li", {}, `“${word}”`)))];
}

function sourceView(source: string, found: boolean, acts: ChecklistActs): HTMLElement {
  const view = element("p", { class: "source quiet" }, `${conversationLine(source, found)}. `);
  if (!found) view.append(PICK_HINT);
  if (source === "picked") view.append(button({ class: "link", "data-act": "drop-picked" }, () => acts.dropPicked(), "Stop using them"));
  return view;
}
