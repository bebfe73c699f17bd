/**
 * Decides for each message of a thread whether the customer or the agent wrote it, or gives up.
 *
 * Never takes the agent's words for the customer's: a message nobody can place counts as the agent's,
 * where it is read for nothing, and a thread without a sure customer is no thread.
 */

import type { MessageItem } from "./message-item";
import type { Role } from "./sender";

/** Names the page gives outside the thread; lower case. */
export interface PageNames {
  readonly requester: ReadonlySet<string>;
  readonly self: ReadonlySet<string>;
}

/** One role for each item, in order, or null. */
export function decideRoles(items: readonly MessageItem[], names: PageNames): Role[] | null {
  const namesTell = tellApart(items);
  const own = items.map((item) => item.roleByLabel ?? (namesTell ? item.roleByNames : null) ?? byPageNames(item, names));
  const byAuthor = rolesOfAuthors(items, own);
  if (byAuthor === null) return null;
  const known = items.map((item, at) => own[at] ?? (item.author ? byAuthor.get(item.author.toLowerCase()) : undefined) ?? null);
  const decided = known.map((role, at) => role ?? bySide(items, known, at) ?? "agent");
  return decided.includes("customer") ? decided : null;
}

/** A word such as "customer" on every message of two people is the name of a component, not of a side. */
function tellApart(items: readonly MessageItem[]): boolean {
  const roles = new Set(items.map((item) => item.roleByNames));
  const authors = new Set(items.map((item) => item.author));
  return roles.size > 1 || authors.size < 2;
}

function byPageNames(item: MessageItem, { requester, self }: PageNames): Role | null {
  const author = item.author?.toLowerCase();
  if (author === undefined) return null;
  if (self.has(author)) return "agent";
  return requester.has(author) ? "customer" : null;
}

/** Null where one author is said to be both: the page cannot be trusted. */
function rolesOfAuthors(items: readonly MessageItem[], roles: readonly (Role | null)[]): Map<string, Role> | null {
  const byAuthor = new Map<string, Role>();
  for (const [at, { author }] of items.entries()) {
    const role = roles[at];
    if (!author || !role) continue;
    const before = byAuthor.get(author.toLowerCase());
    if (before !== undefined && before !== role) return null;
    byAuthor.set(author.toLowerCase(), role);
  }
  return byAuthor;
}

/** The last resort: a bubble on a side where all others are of one role. Only for a message without a name. */
function bySide(items: readonly MessageItem[], roles: readonly (Role | null)[], at: number): Role | null {
  const item = items[at];
  const side = item && !item.author ? sideOf(item.element) : null;
  if (side === null) return null;
  const same = new Set(items.flatMap((each, index) => (index !== at && sideOf(each.element) === side ? [roles[index] ?? null] : [])));
  const [only] = same;
  return same.size === 1 ? (only ?? null) : null;
}

function sideOf(element: Element): "start" | "end" | null {
  const row = element.getBoundingClientRect();
  const bubble = element.firstElementChild?.getBoundingClientRect();
  if (!bubble || row.width === 0 || bubble.width > row.width * 0.9) return null;
  const [before, after] = [bubble.left - row.left, row.right - bubble.right];
  if (Math.abs(before - after) < row.width * 0.05) return null;
  return before < after ? "start" : "end";
}
