/** The report under the compose box, rebuilt at each change. Text only: nothing from a draft becomes markup. */

import type { SessionView } from "../session-view";
import type { ChecklistItem, CustomerReading, Finding, LintReport } from "../wire.gen";

const MARKS: Record<ChecklistItem["state"], readonly [mark: string, spoken: string]> = {
  done: ["✓", "done"],
  missing: ["○", "not yet"],
  "not-needed": ["–", "not needed here"],
  unknown: ["·", "cannot tell"],
};

const MOODS = ["seems calm", "seems upset", "seems very upset"] as const;

/** Show what the session knows now; `hue` gives a category's colour. */
export function showReport(session: SessionView, hue: (category: string) => string): void {
  const report = session.report;
  place("summary").textContent = summary(session);
  place("findings").replaceChildren(...session.findings.map((finding) => findingItem(finding, hue)));
  place("checklist").replaceChildren(...(report?.checklist ?? []).map(checklistItem));
  showCustomer(report?.customer ?? null);
  place("readability").textContent = report ? ease(report.readability) : "";
}

function summary(session: SessionView): string {
  if (session.state !== "ok") return session.hint;
  if (!session.report) return "Nothing to read yet.";
  const count = session.findings.length;
  if (count === 0) return session.report.readability.words ? "Nothing here that would hurt." : "Nothing to read yet.";
  return count === 1 ? "One place to look at again." : `${count} places to look at again.`;
}

function findingItem(finding: Finding, hue: (category: string) => string): HTMLLIElement {
  const item = document.createElement("li");
  item.style.setProperty("--hue", hue(finding.category));
  item.append(
    line("span", "words", finding.text),
    " ",
    line("span", "category", finding.category),
    line("p", "message", finding.message),
    ...finding.evidence.map((evidence) => line("blockquote", "", `The customer wrote: “${evidence.text}”`)),
  );
  return item;
}

function checklistItem(item: ChecklistItem): HTMLLIElement {
  const [mark, spoken] = MARKS[item.state];
  const row = document.createElement("li");
  row.dataset["state"] = item.state;
  const sign = line("span", "mark", mark);
  sign.setAttribute("aria-label", spoken);
  sign.setAttribute("role", "img");
  row.append(sign, line("span", "", item.label));
  return row;
}

function showCustomer(customer: CustomerReading | null): void {
  const mood = MOODS[customer?.upset ?? 0] ?? MOODS[2];
  const feelings = customer?.feelings.filter((feeling) => feeling !== "calm") ?? [];
  const named = feelings.length ? ` (${feelings.join(", ")})` : "";
  place("mood").textContent = customer
    ? `${customer.name ?? "The customer"} ${mood}${customer.upset ? named : ""} and writes in a ${customer.register.label} way.`
    : "No message from the customer.";
  place("cues").replaceChildren(...(customer?.cues ?? []).map((cue) => line("li", "", cue.text)));
}

function ease({ words, sentences, grade }: LintReport["readability"]): string {
  const counts = `${words} ${words === 1 ? "word" : "words"}, ${sentences} ${sentences === 1 ? "sentence" : "sentences"}`;
  return grade === null ? counts : `${counts}, readable from school year ${Math.max(1, Math.round(grade))}`;
}

function line(tag: string, name: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.textContent = text;
  return node;
}

function place(id: string): HTMLElement {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the playground page has no #${id}`);
  return node;
}
