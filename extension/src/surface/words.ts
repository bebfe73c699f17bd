/** What the surface says. Calm and kind: a finding is an offer, never a verdict. */

import type { ServiceState } from "../messages";
import type { CustomerReading, Finding } from "../wire.gen";

const CATEGORIES: Readonly<Record<string, string>> = {
  dismissive: "Sounds dismissive",
  blame: "Sounds like blame",
  acknowledgment: "Feelings first",
  jargon: "New to the customer",
  formality: "Different tone",
  grammar: "Grammar",
};

export function categoryTitle(category: string): string {
  const title = CATEGORIES[category];
  if (title !== undefined) return title;
  const plain = category.replaceAll("-", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const STATE_TITLES: Readonly<Record<ServiceState, string>> = {
  ok: "Reading along",
  off: "Switched off on this site",
  unpaired: "Not connected yet",
  offline: "Not reading along",
  outdated: "Update needed",
};

export function countOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return "Nothing to change";
  return findings.length === 1 ? "1 suggestion" : `${findings.length} suggestions`;
}

/** One sentence about how the customer sounds. */
export function moodOf({ upset, feelings, escalating }: CustomerReading): string {
  const named = feelings.length > 0 ? ` (${listed(feelings)})` : "";
  if (escalating) return `The customer is running out of patience${named}.`;
  if (upset >= 2) return `The customer sounds upset${named}.`;
  if (upset === 1) return `The customer sounds a little upset${named}.`;
  return feelings.length > 0 ? `The customer sounds ${listed(feelings)}.` : "The customer sounds calm.";
}

function listed(words: readonly string[]): string {
  return words.length < 3 ? words.join(" and ") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** Where the customer's words came from, or that there are none. */
export function conversationLine(source: string, found: boolean): string {
  if (!found) return "Customer’s message: not found";
  return source === "picked" ? "Customer’s message: the words you picked" : "Customer’s message: found";
}

export const PICK_HINT = "Select the customer’s words, then right-click and choose “Use as customer’s message”.";
