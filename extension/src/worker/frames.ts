/** Sends from the worker to content scripts, where any frame may be without one. */

import { api } from "../browser";
import type { ContentMessage } from "../messages";

/** Send to all frames of a tab, or to one; null where nobody answers (no content script there, or a closed tab). */
export async function tellTab<Reply>(tabId: number, message: ContentMessage, frameId?: number): Promise<Reply | null> {
  try {
    const reply: Reply | undefined = await api.tabs.sendMessage(tabId, message, frameId === undefined ? {} : { frameId });
    return reply ?? null;
  } catch (cause) {
    if (/receiving end|message (port|channel) closed|no tab|invalid tab|asynchronous response/i.test(String(cause))) return null;
    throw cause;
  }
}

export async function tellAllTabs(message: ContentMessage): Promise<void> {
  const tabs = await api.tabs.query({});
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? null : tellTab(tab.id, message))));
}
