/**
 * The worker: the only part that talks to the service.
 *
 * The browser ends and restarts it at will, so every listener is registered at the top level and nothing
 * that matters lives in memory.
 */

import { api } from "./browser";
import { Client, serviceUrl } from "./worker/client";
import { tellAllTabs, tellTab } from "./worker/frames";
import { ignorePhrase, ignoreRule } from "./worker/ignored";
import { lintNewest } from "./worker/lint-requests";
import { createMenu, pickSelection } from "./worker/menu";
import type { Command, IgnoreMessage, OpenMessage, StateReply, WorkerMessage } from "./messages";
import { finishPairing, onPairingChange, readPairing, startPairing } from "./worker/pairing";
import { HINTS, ServiceFailure } from "./worker/service-failure";
import { onSettingsChange, readSettings, setSite } from "./settings";
import { forgetToken, readToken } from "./worker/token-store";
import { showLinted, showState } from "./worker/toolbar";

type Sender = chrome.runtime.MessageSender;

api.runtime.onInstalled.addListener(createMenu);
api.runtime.onStartup.addListener(createMenu);
api.contextMenus.onClicked.addListener((info, tab) => void pickSelection(info, tab));
api.commands.onCommand.addListener((name, tab) => void passCommand(name as Command, tab?.id));
onSettingsChange(() => void tellAllTabs({ kind: "settings-changed" }));
onPairingChange(() => void afterPairing());
api.runtime.onMessage.addListener((message: WorkerMessage, sender, reply: (answer: unknown) => void) => {
  answer(message, sender).then(reply, (cause: unknown) => {
    report(message)(cause);
    reply(message.kind === "lint" || message.kind === "state" ? { state: "offline", hint: HINTS.trouble } : null);
  });
  return true;
});
void finishPairing();

/** Nothing of the message but its kind is logged: it may hold a draft. */
function report({ kind }: WorkerMessage): (cause: unknown) => void {
  return (cause) => console.error("Tactlint:", kind, cause instanceof Error ? cause.name : typeof cause);
}

async function answer(message: WorkerMessage, sender: Sender): Promise<unknown> {
  switch (message.kind) {
    case "lint": {
      const tabId = sender.tab?.id ?? -1;
      const reply = await lintNewest(`${tabId}/${sender.frameId ?? 0}/${message.box}`, message);
      if (tabId >= 0 && reply.state !== "superseded") {
        // The answer does not wait for the button.
        void showLinted(tabId, reply.state === "ok" ? { state: "ok", hint: "" } : reply).catch(report(message));
      }
      return reply;
    }
    case "site": {
      const on = !(await readSettings()).sitesOff.includes(message.site);
      if (sender.tab?.id !== undefined && sender.frameId === 0) {
        await showState(sender.tab.id, on ? { state: "ok", hint: "" } : { state: "off", hint: HINTS.off });
      }
      return { on };
    }
    case "ignore":
      return ignore(message);
    case "open":
      return open(message);
    case "set-site":
      return fromOwnPage(sender, () => setSite(message.site, message.on));
    case "state":
      return fromOwnPage(sender, serviceState);
    case "pair":
      return fromOwnPage(sender, pair);
  }
}

/** These are the user's acts: no content script may do them. */
async function fromOwnPage<Reply>(sender: Sender, act: () => Promise<Reply>): Promise<Reply | null> {
  return sender.url?.startsWith(api.runtime.getURL("")) ? act() : null;
}

async function ignore({ scope, rule, text }: IgnoreMessage): Promise<null> {
  await (scope === "rule" ? ignoreRule(rule) : ignorePhrase(rule, text));
  return null;
}

async function open({ page }: OpenMessage): Promise<null> {
  if (page === "options") await api.runtime.openOptionsPage();
  else await api.tabs.create({ url: serviceUrl((await readSettings()).port, page) });
  return null;
}

async function serviceState(): Promise<StateReply> {
  try {
    const client = new Client((await readSettings()).port);
    await client.status();
    const token = await readToken();
    if (token === null) return { state: "unpaired", hint: HINTS.unpaired };
    await client.knows(token);
    return { state: "ok", hint: "" };
  } catch (cause) {
    if (!(cause instanceof ServiceFailure)) throw cause;
    if (cause.state === "unpaired") await forgetToken();
    return { state: cause.state, hint: cause.hint };
  }
}

async function pair(): Promise<StateReply> {
  try {
    const { port } = await readSettings();
    const { page } = await startPairing(new Client(port));
    await api.tabs.create({ url: serviceUrl(port, page) });
    void finishPairing();
    await showPopupAgain();
    return { state: "unpaired", hint: "" };
  } catch (cause) {
    if (!(cause instanceof ServiceFailure)) throw cause;
    return { state: cause.state, hint: cause.hint };
  }
}

/** The approval page has closed the popup; over that page it shows the code to compare. */
async function showPopupAgain(): Promise<void> {
  try {
    await api.action.openPopup();
  } catch (cause) {
    // Not every browser lets us; a click on the toolbar button does the same.
    if (!(cause instanceof Error)) throw cause;
  }
}

async function afterPairing(): Promise<void> {
  if ((await readPairing())?.state === "approved") await tellAllTabs({ kind: "settings-changed" });
}

async function passCommand(command: Command, tabId: number | undefined): Promise<void> {
  if (tabId !== undefined) await tellTab(tabId, { kind: "command", command });
}
