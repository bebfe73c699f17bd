/** Why the service gave no report, as the one state that the user sees, with what to do about it. */

import type { ServiceState } from "../messages";

export type FailureState = Exclude<ServiceState, "ok">;

export const HINTS = {
  off: "Tactlint is switched off on this site. Switch it on from the toolbar button.",
  unpaired: "Connect this browser to Tactlint once: open the toolbar button and choose Connect.",
  offline: "Start Tactlint on this computer, with “tactlint serve”. Your typing is not affected.",
  slow: "Tactlint took too long to answer. It will try again as you type.",
  stranger: "Something other than Tactlint answers on this port. Check the port in the options.",
  trouble: "Tactlint stumbled over this draft. It will try again as you type.",
  tooLong: "This draft is longer than Tactlint reads. Your typing is not affected.",
  serviceOld: "Tactlint on this computer is older than this extension. Update and restart it.",
  extensionOld: "This extension is older than Tactlint on this computer. Update the extension.",
} as const;

export class ServiceFailure extends Error {
  override readonly name = "ServiceFailure";

  constructor(
    readonly state: FailureState,
    readonly hint: string,
    /** Whether the same request may succeed in a moment: the service has too much to do just now. */
    readonly passing = false,
  ) {
    super(`${state}: ${hint}`);
  }
}
