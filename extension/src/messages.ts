/** Messages between pages of the extension and its worker. One object, one reply. */

import type { Conversation, LintReport } from "./wire.gen";

/** One state for the badge, the popup and the corner of the box; each has its remedy. */
export type ServiceState = "ok" | "off" | "unpaired" | "offline" | "outdated";

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
