/** Names that a page gives outside the thread: who asked, and who is logged in. */

import type { PageNames } from "./roles";

const REQUESTER = /^(requester|requested by|customer|submitted by|submitter|reporter|reported by|client|end user|contact|caller)\s*:?$/i;
const SELF = "[data-current-user], [data-user-menu], [aria-label*='account' i], [aria-label*='profile' i], .current-user, #user-menu";
const LONGEST = 80;

export function pageNames(document: Document): PageNames {
  return { requester: requesters(document), self: selves(document) };
}

/** What stands right after a label such as "Requester". */
function requesters(document: Document): ReadonlySet<string> {
  const names = new Set<string>();
  for (const label of document.querySelectorAll("dt, th, label, small, span, strong, b, h3, h4, h5, h6, div")) {
    if (label.childElementCount > 0 || !REQUESTER.test(label.textContent?.trim() ?? "")) continue;
    for (const value of [label.nextElementSibling, label.parentElement?.nextElementSibling]) add(names, value);
  }
  return names;
}

function selves(document: Document): ReadonlySet<string> {
  const names = new Set<string>();
  for (const element of document.querySelectorAll(SELF)) {
    add(names, element);
    for (const name of ["data-current-user", "title", "aria-label"]) {
      const value = element.getAttribute(name)?.trim().toLowerCase();
      if (value && value.length <= LONGEST) names.add(value);
    }
  }
  return names;
}

function add(names: Set<string>, element: Element | null | undefined): void {
  const field = element?.matches("input") ? (element as HTMLInputElement) : element?.querySelector<HTMLInputElement>("input[readonly]");
  const text = (field?.value ?? element?.textContent ?? "").replace(/\s+/g, " ").trim().toLowerCase();
  if (text !== "" && text.length <= LONGEST) names.add(text);
}
