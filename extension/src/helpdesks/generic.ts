/** Reads the conversation of a helpdesk that nobody described: by structure, names and times. Null when unsure. */

import { pageNames } from "./page-names";
import { decideRoles } from "./roles";
import { findThreads } from "./thread";
import { hasAny, wordsOf } from "./words-of-attributes";
import type { MessageItem } from "./message-item";
import type { Helpdesk } from "./helpdesk";
import type { Conversation, Turn } from "../wire.gen";

const NOTE_WORDS = new Set("private internal note notes worknotes".split(" "));
/** How far around a box its own form reaches. */
const FORM_DEPTH = 6;

export const generic: Helpdesk = {
  id: "generic",
  matches: () => true,

  isNote(box) {
    let around: Element | null = box;
    for (let depth = 0; around && around !== box.ownerDocument.body && depth < FORM_DEPTH; depth += 1) {
      if (hasAny(wordsOf(around), NOTE_WORDS)) return true;
      around = around.parentElement;
    }
    return false;
  },

  conversation(box) {
    const names = pageNames(box.ownerDocument);
    for (const { items } of findThreads(box)) {
      const open = inOrder(items.filter((item) => !item.isPrivate));
      const roles = decideRoles(open, names);
      if (roles !== null) return conversationOf(open, roles);
    }
    return null;
  },
};

function conversationOf(items: readonly MessageItem[], roles: readonly Turn["role"][]): Conversation {
  return {
    turns: items.map((item, at) => ({ role: roles[at] ?? "agent", text: item.text })),
    customer_name: nameOf(items, roles, "customer"),
    agent_name: nameOf(items, roles, "agent"),
  };
}

function nameOf(items: readonly MessageItem[], roles: readonly Turn["role"][], role: Turn["role"]): string | null {
  const author = items.findLast((item, at) => roles[at] === role && item.author !== null)?.author ?? null;
  return author !== null && !author.includes("@") ? author : null;
}

/** Oldest first: by time where every message says one, else the page's own order. */
function inOrder(items: readonly MessageItem[]): MessageItem[] {
  if (items.some((item) => item.moment === null)) return [...items];
  const newestFirst = (items[0]?.moment ?? 0) > (items.at(-1)?.moment ?? 0);
  const read = newestFirst ? items.toReversed() : [...items];
  return read.sort((a, b) => (a.moment ?? 0) - (b.moment ?? 0));
}
