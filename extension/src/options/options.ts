/** The options page: the connection, and everything that was switched off or ignored, each with its way back. */

import { api } from "../browser";
import { button, element } from "../surface/element";
import { STATE_TITLES } from "../surface/words";
import { byId } from "../pages/page-element";
import { servePairing } from "../pages/pairing-view";
import { send } from "../send";
import { isPort, onSettingsChange, readSettings, setSite, writeSettings, type Settings } from "../settings";
import { forgetToken } from "../worker/token-store";

async function showState(): Promise<void> {
  const { state, hint } = await send({ kind: "state" });
  byId("state", HTMLElement).dataset["state"] = state;
  byId("state-title", HTMLElement).textContent = state === "ok" ? "Connected" : STATE_TITLES[state];
  byId("state-hint", HTMLElement).textContent =
    state === "unpaired" ? "Connect this browser to Tactlint on this computer, once. You approve it there." : hint;
  byId("pairing", HTMLElement).hidden = state !== "unpaired";
  byId("disconnect", HTMLElement).hidden = state !== "ok";
}

async function showSettings(): Promise<void> {
  const settings = await readSettings();
  const port = byId("port", HTMLInputElement);
  if (document.activeElement !== port) port.value = String(settings.port);
  fill("sites", settings.sitesOff, (site) => ({ name: site, undo: "Switch on", act: () => setSite(site, true) }));
  fill("rules", settings.ignoredRules, (rule) => ({
    name: rule,
    undo: "Switch on",
    act: () => change(({ ignoredRules }) => ({ ignoredRules: ignoredRules.filter((each) => each !== rule) })),
  }));
  fill("phrases", settings.ignoredPhrases, ({ rule, hash, when }) => ({
    name: rule,
    note: `since ${when}`,
    undo: "Show again",
    act: () => change(({ ignoredPhrases }) => ({ ignoredPhrases: ignoredPhrases.filter((each) => each.hash !== hash) })),
  }));
}

interface Row {
  readonly name: string;
  readonly note?: string;
  readonly undo: string;
  act(): Promise<void>;
}

function fill<Item>(id: string, items: readonly Item[], row: (item: Item) => Row): void {
  byId(id, HTMLUListElement).replaceChildren(
    ...items.map((item) => {
      const { name, note, undo, act } = row(item);
      const words = element("span", {}, name, ...(note ? [" ", element("small", {}, note)] : []));
      const undone = (): void => void act().then(() => say(`${name}: done`));
      return element("li", {}, words, button({ "aria-label": `${undo}: ${name}` }, undone, undo));
    }),
  );
}

async function change(next: (settings: Settings) => Partial<Settings>): Promise<void> {
  await writeSettings(next(await readSettings()));
}

function say(words: string): void {
  byId("said", HTMLElement).textContent = words;
}

async function savePort(): Promise<void> {
  const port = byId("port", HTMLInputElement).valueAsNumber;
  if (!isPort(port)) return;
  await writeSettings({ port });
  byId("port-note", HTMLElement).textContent = "Saved";
  await showState();
}

async function disconnect(): Promise<void> {
  await forgetToken();
  await showState();
}

byId("port-form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void savePort();
});
byId("disconnect", HTMLButtonElement).addEventListener("click", () => void disconnect());
byId("playground", HTMLButtonElement).addEventListener("click", () => void send({ kind: "open", page: "/" }));
byId("version", HTMLElement).textContent = api.runtime.getManifest().version;
onSettingsChange(() => void showSettings());
servePairing(() => void showState());
void showState();
void showSettings();
