/** The context menu entry that makes selected words the customer's message. */

import { api } from "../browser";
import { tellTab } from "./frames";

const ID = "pick";

/** Menus outlive the worker: made once, when the extension is installed or updated. */
export function createMenu(): void {
  api.contextMenus.removeAll(() => {
    api.contextMenus.create({ id: ID, title: api.i18n.getMessage("menu_pick"), contexts: ["selection"] });
  });
}

/** Take the selection of one frame as the customer's message for every box of its tab. */
export async function pickSelection(info: chrome.contextMenus.OnClickData, tab: chrome.tabs.Tab | undefined): Promise<void> {
  if (info.menuItemId !== ID || tab?.id === undefined) return;
  // The browser's own `selectionText` has lost its line breaks.
  const selected = await tellTab<string>(tab.id, { kind: "selection" }, info.frameId ?? 0);
  const text = (selected || info.selectionText || "").trim();
  if (text) await tellTab(tab.id, { kind: "picked", text });
}
