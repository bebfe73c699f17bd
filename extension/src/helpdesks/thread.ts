/** Finds the conversation of a page by its shape: repeated items, each with a time and some words. */

import { readItem, type MessageItem } from "./message-item";
import { isTime, timeOf } from "./times";

const NOT_ITEMS = new Set("TR TD TH OPTION SCRIPT STYLE LINK META HEAD SVG PATH BR HR NAV".split(" "));
/** Characters that an item must hold, its time and name included. */
const SHORTEST_ITEM = 20;
/** A page with more is no page of one conversation, and looking at it all would be felt. */
const MOST_ELEMENTS = 20_000;

export interface Thread {
  readonly container: Element;
  readonly items: readonly MessageItem[];
}

/** All groups of messages that `box` may answer, the nearest to it first, then the longest. */
export function findThreads(box: Element): Thread[] {
  const root = box.ownerDocument.body;
  if (root === null || root.querySelectorAll("*").length > MOST_ELEMENTS) return [];
  return candidates(root, box)
    .map((group) => ({ group, near: nearness(group.container, box), size: group.size }))
    .sort((a, b) => b.near - a.near || b.size - a.size)
    .map(({ group }) => ({ container: group.container, items: group.elements.map(readItem).filter((item) => item !== null) }))
    .filter((thread) => thread.items.length > 0);
}

interface Group {
  readonly container: Element;
  readonly elements: readonly Element[];
  readonly size: number;
}

function candidates(root: Element, box: Element): Group[] {
  const groups: Group[] = [];
  // Only around times can there be items, so only the ancestors of times are looked at.
  const containers = new Set<Element>();
  for (const time of timesIn(root)) {
    for (let around = time.parentElement; around && root.contains(around); around = around.parentElement) {
      containers.add(around);
    }
  }
  for (const container of containers) {
    const elements = largestKind([...container.children].filter((child) => isItem(child, box)));
    if (elements.length === 0) continue;
    // One item alone is a message only where the page repeats nothing around it: a list, or a feed.
    if (elements.length === 1 && !/^(OL|UL|SECTION)$/.test(container.tagName) && !container.matches("[role=list], [role=feed], [role=log]")) continue;
    groups.push({ container, elements, size: elements.reduce((sum, each) => sum + lengthOf(each), 0) });
  }
  // A container whose only items are containers themselves says less than those.
  return groups.filter((group) => !groups.some((other) => other !== group && other.elements.length > 1 && group.elements.some((item) => item.contains(other.container))));
}

function* timesIn(root: Element): Iterable<Element> {
  const own = timeOf(root);
  if (own === null) return;
  const marked = root.querySelectorAll("time, relative-time, [datetime], [data-timestamp], [data-time]");
  yield* marked;
  for (const element of root.querySelectorAll("*")) {
    if (element.childElementCount === 0 && isTime(element.textContent ?? "")) yield element;
  }
}

function isItem(element: Element, box: Element): boolean {
  return !NOT_ITEMS.has(element.tagName) && !element.contains(box) && lengthOf(element) >= SHORTEST_ITEM && timeOf(element) !== null;
}

/** Of mixed children, those of the commonest tag: messages are drawn by one template. */
function largestKind(elements: readonly Element[]): Element[] {
  const kinds = Map.groupBy(elements, (element) => element.tagName);
  return [...kinds.values()].reduce<Element[]>((best, kind) => (kind.length > best.length ? kind : best), []);
}

/** How deep the element lies that holds both; pages that keep other tickets open hold those further out. */
function nearness(container: Element, box: Element): number {
  let depth = 0;
  let shared: Element | null = container;
  while (shared && !shared.contains(box)) shared = shared.parentElement;
  for (; shared; shared = shared.parentElement) depth += 1;
  return depth;
}

function lengthOf(element: Element): number {
  return (element.textContent ?? "").trim().length;
}
