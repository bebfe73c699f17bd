/**
 * django-helpdesk 2.6: the ticket page of an agent, `/tickets/N/`.
 *
 * The opening message stands between the ticket's heading and its table of fields; all others are the items
 * of `#followup-list`, which is hidden while the reply is open. Colours of the dots and badges tell the
 * direction, as their words are translated: yellow came in, green went out, none stayed inside. But it calls
 * green whatever has no user, mail from the customer too; that one is known by the address in its title.
 */

import { withoutQuotes } from "./quoted";
import { readText } from "./reading-text";
import { momentOf } from "./times";
import type { Helpdesk } from "./helpdesk";
import type { Turn } from "../wire.gen";

export const djangoHelpdesk: Helpdesk = {
  id: "django-helpdesk",

  matches(document, url) {
    return /\/tickets\/\d+\/?$/.test(url.pathname) && document.querySelector("#ticket-respond-form #commentBox") !== null;
  },

  isNote(box) {
    const form = box.closest("form");
    const isPublic = form?.querySelector<HTMLInputElement>("#id_public, input[name=public][type=checkbox]");
    return isPublic ? !isPublic.checked : false;
  },

  conversation(box) {
    const { ownerDocument: document } = box;
    const turns = [...openingTurn(document), ...followups(document)];
    return turns.some((turn) => turn.role === "customer") ? { turns } : null;
  },
};

function openingTurn(document: Document): Turn[] {
  const heading = document.querySelector(".card-body > .d-flex > h2")?.parentElement;
  const parts: Element[] = [];
  for (let next = heading?.nextElementSibling; next && !next.matches(".row, .alert"); next = next.nextElementSibling) parts.push(next);
  const text = withoutQuotes(parts.map((part) => readText(part)).join("\n\n").trim());
  return text === "" ? [] : [{ role: "customer", text }];
}

/** Oldest first, whichever way the agent has sorted the list. */
function followups(document: Document): Turn[] {
  const read = [...document.querySelectorAll("#followup-list > li")].map((item) => {
    const time = item.querySelector("time");
    return { item, moment: time ? momentOf(time) : null };
  });
  const newestFirst = (read[0]?.moment ?? 0) > (read.at(-1)?.moment ?? 0);
  return (newestFirst ? read.reverse() : read).flatMap(({ item }) => turnOf(item));
}

function turnOf(item: Element): Turn[] {
  const role = roleOf(item);
  // The comment is the only block of its own; changes to the ticket are a list.
  const comment = item.querySelector(":scope > div.mt-3");
  const text = comment && role ? withoutQuotes(readText(comment)) : "";
  return role && text ? [{ role, text }] : [];
}

/** Null for notes, and for what the helpdesk wrote itself. */
function roleOf(item: Element): Turn["role"] | null {
  if (item.querySelector(".badge.bg-warning-subtle")) return "customer";
  if (!item.querySelector(".badge.bg-success-subtle")) return null;
  const hasUser = item.querySelector("time")?.parentElement?.textContent?.includes("·") ?? false;
  if (hasUser) return "agent";
  const submitter = item.ownerDocument.querySelector<HTMLInputElement>("input[aria-label='Submitter email']")?.value;
  const title = item.querySelector("h6")?.textContent ?? "";
  return submitter && title.includes(submitter) ? "customer" : null;
}
