/** Generated from service/tactlint/server/wire.py by build.py gen. Never edit. */

export const PROTOCOL = 1;
export const MAX_DRAFT = 200000;
export const MAX_TURNS = 500;
export const MAX_TURN = 100000;
export const MAX_BODY = 1000000;

export interface Wire {
  [k: string]: unknown;
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ChecklistItem".
 */
export interface ChecklistItem {
  id: string;
  label: string;
  state: "done" | "missing" | "not-needed" | "unknown";
  start: number | null;
  end: number | null;
}
/**
 * Turns oldest first.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Conversation".
 */
export interface Conversation {
  turns: Turn[];
  customer_name?: string | null;
  agent_name?: string | null;
  channel?: ("email" | "chat") | null;
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Turn".
 */
export interface Turn {
  role: "customer" | "agent";
  text: string;
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Cue".
 */
export interface Cue {
  kind: string;
  turn: number;
  start: number;
  end: number;
  text: string;
  weight: number;
}
/**
 * `upset` is 0 (calm), 1 or 2 (strongly).
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "CustomerReading".
 */
export interface CustomerReading {
  upset: number;
  feelings: string[];
  cues: Cue[];
  register: Register;
  name: string | null;
  escalating: boolean;
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Register".
 */
export interface Register {
  score: number;
  label: "casual" | "neutral" | "formal";
}
/**
 * `code` is one of the names in `tactlint.server.errors`; `hint` says what to do next.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ErrorBody".
 */
export interface ErrorBody {
  code: string;
  message: string;
  hint: string;
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "ErrorReply".
 */
export interface ErrorReply {
  error: ErrorBody;
}
/**
 * Offsets count within `conversation.turns[turn].text`.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Evidence".
 */
export interface Evidence {
  turn: number;
  start: number;
  end: number;
  text: string;
}
/**
 * `page` is the path of the rule's page on the service.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  rule: string;
  category: string;
  severity: "error" | "warning" | "info";
  start: number;
  end: number;
  text: string;
  message: string;
  why: string;
  evidence: Evidence[];
  fixes: Fix[];
  page: string;
}
/**
 * Put `replacement` in place of [start, end) of the draft; `template` still has a gap ("…") to fill.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Fix".
 */
export interface Fix {
  label: string;
  start: number;
  end: number;
  replacement: string;
  template: boolean;
}
/**
 * `customer` is null without a customer turn; `abstained` names the checks that then kept quiet.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "LintReport".
 */
export interface LintReport {
  protocol: number;
  revision: number;
  findings: Finding[];
  checklist: ChecklistItem[];
  customer: CustomerReading | null;
  readability: Readability;
  skipped: string[];
  abstained: string[];
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Readability".
 */
export interface Readability {
  words: number;
  sentences: number;
  grade: number | null;
}
/**
 * `revision` is the caller's own counter and comes back unchanged.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "LintRequest".
 */
export interface LintRequest {
  protocol: number;
  revision: number;
  draft: string;
  conversation?: Conversation | null;
}
/**
 * A loaded pack, and what was wrong with it, one line each: `file:line:column: what, and the remedy`.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PackState".
 */
export interface PackState {
  name: string;
  version: string;
  rules: number;
  problems: string[];
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PairClaim".
 */
export interface PairClaim {
  id: string;
  secret: string;
}
/**
 * `client` is what the approval page shows, such as "Chrome extension".
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PairRequest".
 */
export interface PairRequest {
  protocol: number;
  client: string;
}
/**
 * `token` is present once, right after approval.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PairResult".
 */
export interface PairResult {
  state: "waiting" | "approved" | "refused" | "expired";
  token: string | null;
}
/**
 * `code` is shown on both sides; `secret` fetches the token once; `page` is the approval page's path.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "PairStart".
 */
export interface PairStart {
  id: string;
  code: string;
  secret: string;
  page: string;
  expires_in: number;
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Rule".
 */
export interface Rule {
  id: string;
  category: string;
  severity: "error" | "warning" | "info";
  title: string;
  why: string;
  enabled: boolean;
  page: string;
}
/**
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Rules".
 */
export interface Rules {
  rules: Rule[];
}
/**
 * Answered without a token; says nothing about any user.
 *
 * This interface was referenced by `Wire`'s JSON-Schema
 * via the `definition` "Status".
 */
export interface Status {
  protocol: number;
  version: string;
  ready: boolean;
  paired: boolean;
  packs: PackState[];
}
