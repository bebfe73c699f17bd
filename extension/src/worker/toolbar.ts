/** What the toolbar button says of a tab: nothing where all is well, else a mark and the remedy. */

import { api } from "../browser";
import type { StateReply } from "../messages";

const MARKS = { ok: "", off: "off", unpaired: "!", offline: "!", outdated: "!" } as const;
const COLOURS = { ok: "#2b5d8a", off: "#5f6670", unpaired: "#8a5a00", offline: "#8a5a00", outdated: "#8a5a00" } as const;

/** Show what a lint came to, unless the site was switched off while it was on its way. */
export async function showLinted(tabId: number, reply: StateReply): Promise<void> {
  const now = await api.action.getBadgeText({ tabId }).catch(() => MARKS.off);
  // Nearly every keystroke: all was well, and is.
  if (now === MARKS.off || (reply.state === "ok" && now === MARKS.ok)) return;
  await showState(tabId, reply);
}

/** Show a state on one tab's button. A tab that has gone meanwhile needs no mark. */
export async function showState(tabId: number, { state, hint }: StateReply): Promise<void> {
  const title = hint ? `Tactlint: ${hint}` : "Tactlint";
  const done = await Promise.allSettled([
    api.action.setBadgeText({ tabId, text: MARKS[state] }),
    api.action.setBadgeBackgroundColor({ tabId, color: COLOURS[state] }),
    api.action.setTitle({ tabId, title }),
  ]);
  for (const result of done) {
    if (result.status === "rejected" && !/no tab|invalid tab/i.test(String(result.reason))) throw result.reason;
  }
}
