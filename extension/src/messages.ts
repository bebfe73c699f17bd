/** Messages between pages of the extension and its worker. One object, one reply. */

import type { Conversation, LintReport } from "./wire.gen";

/** One state for the badge, the popup and the corner of the box; each has its remedy. */
export type ServiceState = "ok" | "off" | "unpaired" | "offline" | "outdated";

/** A state with what to do about it; `hint` is empty where all is well. */
export interface StateReply {
  readonly state: ServiceState;
  readonly hint: string;
}

export interface LintMessage {
  readonly kind: "lint";
  /** Names the box within its frame; a newer request for the same box cancels the older one. */
  readonly box: string;
  readonly revision: number;
  readonly draft: string;
  readonly conversation: Conversation | null;
}

/** `superseded`: a newer request for the same box took over; there is nothing to show. */
export type LintReply =
  | { readonly state: "ok"; readonly report: LintReport }
  | { readonly state: "superseded" }
  | { readonly state: Exclude<ServiceState, "ok">; readonly hint: string };

/** A content script asks whether to do anything at all on `site` (see `site.ts`). Reply: `SiteReply`. */
export interface SiteMessage {
  readonly kind: "site";
  readonly site: string;
}

export interface SiteReply {
  readonly on: boolean;
}

/** Never show these words under this rule (or this rule at all) again. Reply: null, once it is kept. */
export interface IgnoreMessage {
  readonly kind: "ignore";
  readonly scope: "phrase" | "rule";
  readonly rule: string;
  /** The flagged words; only their hash is kept. */
  readonly text: string;
}

/** Open a page of the service, such as a rule's, or the options. Reply: null. */
export interface OpenMessage {
  readonly kind: "open";
  readonly page: "options" | `/${string}`;
}

/** From the popup only, which may close at once: switch a site on or off. Reply: null, once it is kept. */
export interface SetSiteMessage {
  readonly kind: "set-site";
  readonly site: string;
  readonly on: boolean;
}

/** From the popup and the options only: how the service is. Reply: `StateReply`. */
export interface StateMessage {
  readonly kind: "state";
}

/** From the popup and the options only: start pairing and open the approval page. Reply: `StateReply`. */
export interface PairMessage {
  readonly kind: "pair";
}

export type WorkerMessage =
  | LintMessage
  | SiteMessage
  | IgnoreMessage
  | OpenMessage
  | SetSiteMessage
  | StateMessage
  | PairMessage;

/** To every frame of every tab: settings or pairing changed; ask `site` again and lint anew. */
export interface SettingsChangedMessage {
  readonly kind: "settings-changed";
}

/** To one frame: what is selected there, with its line breaks. Reply: string. */
export interface SelectionMessage {
  readonly kind: "selection";
}

/** To every frame of a tab: use this as the customer's message, or stop doing so. */
export interface PickedMessage {
  readonly kind: "picked";
  readonly text: string | null;
}

/** The names of the manifest's commands. */
export type Command = "open-card" | "next-finding" | "previous-finding" | "open-checklist";

/** To every frame of the active tab; only the frame with the box in use acts. */
export interface CommandMessage {
  readonly kind: "command";
  readonly command: Command;
}

/** To a tab's top frame, from the popup. Reply: `PageReply`. */
export interface PageMessage {
  readonly kind: "page";
}

/** `source` is that of the box used last in this frame (see `FoundConversation`), null before there is one. */
export interface PageReply {
  readonly site: string;
  readonly on: boolean;
  readonly boxes: number;
  readonly source: string | null;
  readonly found: boolean;
}

export type ContentMessage =
  | SettingsChangedMessage
  | SelectionMessage
  | PickedMessage
  | CommandMessage
  | PageMessage;
