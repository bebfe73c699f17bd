/** What the surface (underline, card, checklist, badge) may know and ask of a session. */

import type { Field } from "./fields/field";
import type { FoundConversation } from "./helpdesks/helpdesk";
import type { ServiceState } from "./messages";
import type { Finding, Fix, LintReport } from "./wire.gen";

/** `here`: this finding in this box until the page goes; `phrase`: these words under this rule; `rule`: everywhere. */
export type IgnoreScope = "here" | "phrase" | "rule";

export type ApplyOutcome = "applied" | "refused" | "stale";

export interface SessionView {
  readonly field: Field;
  readonly state: ServiceState;
  /** What to do about a state that is not ok; empty otherwise. */
  readonly hint: string;
  /** The newest report, at most a moment older than the draft; null for an empty draft and where the service gives none. */
  readonly report: LintReport | null;
  /** Findings to show now: carried over the edits since the report, without the ignored ones, in order. */
  readonly findings: readonly Finding[];
  readonly found: FoundConversation;
  /** Apply one fix. `stale`: the draft has moved on and nothing was touched. */
  apply(finding: Finding, fix: Fix): Promise<ApplyOutcome>;
  ignore(finding: Finding, scope: IgnoreScope): Promise<void>;
  onUpdate(listener: () => void, signal: AbortSignal): void;
}
