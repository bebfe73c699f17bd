/** Takes one item of a thread apart: who, when, and the words, as far as the page shows them. */

import { withoutQuotes } from "./quoted";
import { readText } from "./reading-text";
import { authorOf, isPrivate, isRoleLabel, roleByLabel, roleByNames, type Role } from "./sender";
import { momentOf, timeOf } from "./times";

export interface MessageItem {
  readonly element: Element;
  readonly author: string | null;
  /** What the page says of this very message; null where it says nothing. */
  readonly roleByNames: Role | null;
  readonly roleByLabel: Role | null;
  readonly isPrivate: boolean;
  /** Milliseconds since the epoch. */
  readonly moment: number | null;
  readonly text: string;
}

/** Longer than any line of name, role and time: such an element holds the message itself. */
const LONGEST_HEAD = 120;
const BODY = "p, pre, [class*=body], [class*=content], [class*=text], [class*=message]";

/** Null where the element has no time beside it, or no words. */
export function readItem(element: Element): MessageItem | null {
  const time = timeOf(element);
  if (time === null) return null;
  // Within prose, "customer" is a word like any other.
  const labels = [...element.querySelectorAll("*")].filter((each) => each.childElementCount <= 1 && isRoleLabel(each) && !isProse(each, element));
  const author = authorOf(element, time);
  const head = new Set([time, ...(author ? [author] : []), ...labels].map((part) => headOf(part, element)));
  const text = withoutQuotes(readText(element, head));
  if (text === "") return null;
  return {
    element,
    author: author ? (author.textContent ?? "").replace(/\s+/g, " ").trim() : null,
    roleByNames: roleByNames(element),
    roleByLabel: roleByLabel(labels),
    isPrivate: isPrivate(element, labels),
    moment: momentOf(time),
    text,
  };
}

function isProse(part: Element, item: Element): boolean {
  const prose = part.closest("p, pre, blockquote");
  return prose !== null && prose !== item && item.contains(prose);
}

/** The largest element around `part` that is still only the head of the message. */
function headOf(part: Element, item: Element): Element {
  let head = part;
  for (let around = part.parentElement; around && around !== item; around = around.parentElement) {
    if ((around.textContent ?? "").trim().length > LONGEST_HEAD || around.querySelector(BODY) !== null) break;
    if (around.parentElement?.childElementCount === 1) break;
    head = around;
  }
  return head;
}
