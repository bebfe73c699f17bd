/** Who wrote a message of a thread: the name beside it, and what the page says of the side it came from. */

import { isTime } from "./times";
import { hasAny, wordsOf } from "./words-of-attributes";
import type { Turn } from "../wire.gen";

export type Role = Turn["role"];

const CUSTOMER = new Set("customer requester incoming inbound received visitor client guest consumer enduser submitter theirs".split(" "));
const AGENT = new Set("agent staff admin operator outgoing outbound sent support employee mine self ours bot system".split(" "));
const PRIVATE = new Set("private internal note notes".split(" "));

const CUSTOMER_LABEL = /^\(?(the )?(customer|requester|client|end[ -]?user|visitor|guest|contact|submitter|buyer|shopper|member)\)?$/i;
const AGENT_LABEL = /^\(?(agent|you|me|staff|support|support agent|support team|team|operator|admin|administrator|employee|assistant|bot)\)?$/i;
const PRIVATE_LABEL = /^\(?(internal|private|note|internal note|private note|internal comment|staff only)\)?$/i;

const NAME_WORDS = new Set("author name sender from user username displayname fullname".split(" "));
const LONGEST_NAME = 60;

/** Of the names on the message itself (and the wrappers that hold only it); null where they say nothing or both. */
export function roleByNames(item: Element): Role | null {
  const words = wrappers(item).map(wordsOf);
  return decide(
    words.some((each) => hasAny(each, CUSTOMER) || (each.has("end") && each.has("user"))),
    words.some((each) => hasAny(each, AGENT)),
  );
}

/** Of a short label beside the name that says it in plain words. */
export function roleByLabel(labels: readonly Element[]): Role | null {
  const texts = labels.map(textOf);
  return decide(texts.some((text) => CUSTOMER_LABEL.test(text)), texts.some((text) => AGENT_LABEL.test(text)));
}

export function isPrivate(item: Element, labels: readonly Element[]): boolean {
  return wrappers(item).some((each) => hasAny(wordsOf(each), PRIVATE)) || labels.some((label) => PRIVATE_LABEL.test(textOf(label)));
}

export function isRoleLabel(element: Element): boolean {
  const text = textOf(element);
  return CUSTOMER_LABEL.test(text) || AGENT_LABEL.test(text) || PRIVATE_LABEL.test(text);
}

/** The element that names the author, or null. */
export function authorOf(item: Element, before: Element | null): Element | null {
  const candidates = [...item.querySelectorAll("[rel=author], [itemprop=author], [class], [data-author], [data-testid], [data-test-id], a[href^='mailto:'], strong, b, h2, h3, h4, h5, h6")];
  const named = candidates.find((each) => isNamed(each) && looksLikeName(each) && !isRoleLabel(each));
  if (named) return named;
  // A heading or bold words count only in the head of the message, before its time.
  return candidates.find((each) => /^(STRONG|B|H[2-6])$/.test(each.tagName) && looksLikeName(each) && !isRoleLabel(each) && before !== null && precedes(each, before)) ?? null;
}

function wrappers(item: Element): Element[] {
  const chain = [item];
  for (let only = item; only.children.length === 1 && only.firstElementChild; ) {
    only = only.firstElementChild;
    chain.push(only);
  }
  return chain;
}

function isNamed(element: Element): boolean {
  return hasAny(wordsOf(element), NAME_WORDS) || element.matches("[rel=author], [itemprop=author], a[href^='mailto:']");
}

function looksLikeName(element: Element): boolean {
  const text = textOf(element);
  return text.length > 1 && text.length <= LONGEST_NAME && /\p{L}/u.test(text) && !/[.!?:]\s|[!?]$/.test(text) && !isTime(text);
}

function precedes(first: Element, second: Element): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function textOf(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

function decide(customer: boolean, agent: boolean): Role | null {
  if (customer === agent) return null;
  return customer ? "customer" : "agent";
}
