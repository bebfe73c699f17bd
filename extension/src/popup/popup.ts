/** The toolbar popup: how things are with Tactlint and with this tab, and what to do about it. */

import { askForAccess, hasAccess, onAccessChange } from "../pages/access";
import { api } from "../browser";
import { tellTab } from "../worker/frames";
import type { PageReply, ServiceState } from "../messages";
import { byId } from "../pages/page-element";
import { servePairing } from "../pages/pairing-view";
import { send } from "../send";
import { conversationLine, STATE_TITLES } from "../surface/words";

async function show(): Promise<void> {
  const [state] = await Promise.all([showState(), showSite()]);
  // Where the customer's message is matters only once something reads it.
  byId("reading", HTMLElement).hidden = state !== "ok";
}

async function showState(): Promise<ServiceState | "blocked"> {
  const blocked = !(await hasAccess());
  byId("access", HTMLElement).hidden = !blocked;
  if (blocked) {
    byId("state", HTMLElement).dataset["state"] = "blocked";
    byId("state-title", HTMLElement).textContent = "Permission needed";
    byId("state-hint", HTMLElement).textContent = "The browser does not let Tactlint read along in pages any more. Allow it, then reload your pages.";
    byId("pairing", HTMLElement).hidden = true;
    return "blocked";
  }
  const { state, hint } = await send({ kind: "state" });
  byId("state", HTMLElement).dataset["state"] = state;
  byId("state-title", HTMLElement).textContent = state === "ok" ? "Connected" : STATE_TITLES[state];
  byId("state-hint", HTMLElement).textContent = state === "unpaired" ? "Connect this browser to Tactlint on this computer, once." : hint;
  byId("pairing", HTMLElement).hidden = state !== "unpaired";
  return state;
}

async function showSite(): Promise<void> {
  const tabId = await currentTab();
  const page = tabId === null ? null : await tellTab<PageReply>(tabId, { kind: "page" }, 0);
  // An empty tab belongs to no site.
  const none = page === null || page.site === "";
  byId("site", HTMLElement).hidden = none;
  if (none) return;
  byId("site-name", HTMLElement).textContent = page.site;
  byId("site-on", HTMLInputElement).checked = page.on;
  const known = page.on && page.boxes > 0;
  byId("conversation", HTMLElement).textContent = known ? conversationLine(page.source ?? "none", page.found) : "";
  byId("pick-hint", HTMLElement).hidden = !known || page.found;
  byId("drop-picked", HTMLElement).hidden = page.source !== "picked";
}

/** The tab that the popup is about. Where it is a tab itself, as on Android, that is the one used before. */
async function currentTab(): Promise<number | null> {
  const own = await api.tabs.getCurrent();
  const tabs = await api.tabs.query(own ? {} : { active: true, currentWindow: true });
  const others = tabs.filter((tab) => tab.id !== own?.id).sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return others[0]?.id ?? null;
}

async function switchSite(on: boolean): Promise<void> {
  const site = byId("site-name", HTMLElement).textContent;
  if (site) await send({ kind: "set-site", site, on });
}

async function dropPicked(): Promise<void> {
  const tabId = await currentTab();
  if (tabId !== null) await tellTab(tabId, { kind: "picked", text: null });
  await showSite();
}

/** Opening a page closes the popup, once the worker has been asked. */
function opens(id: string, page: "options" | `/${string}`): void {
  byId(id, HTMLButtonElement).addEventListener("click", () => void send({ kind: "open", page }).then(() => window.close()));
}

byId("site-on", HTMLInputElement).addEventListener("change", (event) => void switchSite((event.target as HTMLInputElement).checked));
byId("drop-picked", HTMLButtonElement).addEventListener("click", () => void dropPicked());
opens("playground", "/");
opens("options", "options");
byId("allow", HTMLButtonElement).addEventListener("click", () => void askForAccess());
onAccessChange(() => void show());
servePairing(() => void show());
void show();
