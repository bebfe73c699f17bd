/**
 * One compose box: its draft's revision, the newest request, and the findings on show.
 *
 * At each edit the findings are first carried over (what the edit touched vanishes at once), then the
 * new draft is linted; a newer edit cancels the older request, and an answer that comes all the same
 * is carried over the edits since. Nothing happens while an input method composes. Nothing here knows
 * the browser's extension API, so that the playground runs the same code with a `lint` of its own.
 */

import type { Field } from "./fields/field";
import type { FoundConversation } from "./helpdesks/helpdesk";
import type { LintReply, ServiceState } from "./messages";
import { carryFindings, standing } from "./remap";
import type { ApplyOutcome, IgnoreScope, SessionView } from "./session-view";
import type { Conversation, Finding, Fix, LintReport } from "./wire.gen";

/** One draft to lint. `revision` comes back in the report. */
export interface DraftRequest {
  readonly revision: number;
  readonly draft: string;
  readonly conversation: Conversation | null;
}

/** Ask the service. Rejects only when `signal` has aborted; whatever else happens is a state of the reply. */
export type Lint = (request: DraftRequest, signal: AbortSignal) => Promise<LintReply>;

/** Remembers what is not to be shown again, in any box. Later reports leave it out. */
export interface Ignored {
  add(finding: Finding, scope: Exclude<IgnoreScope, "here">): Promise<void>;
}

export interface SessionParts {
  readonly field: Field;
  readonly lint: Lint;
  readonly ignored: Ignored;
  /** The conversation that the box answers. Asked for every request, so it must be cheap. */
  readonly conversation: () => FoundConversation;
  /** Whether nothing is to be said just now, since what is written there does not go to the customer. */
  readonly isNote?: () => boolean;
}

/** Stands in a template for what only the agent knows. */
const GAP = "…";

export class Session implements SessionView {
  readonly field: Field;
  state: ServiceState = "ok";
  hint = "";
  report: LintReport | null = null;
  found: FoundConversation = { source: "none", conversation: null };

  private draft = "";
  private revision = 0;
  /** Replies about earlier revisions are of no use any more. */
  private oldest = 0;
  private request: AbortController | null = null;
  private carried: Finding[] = [];
  /** Ignored in this box: carried along as findings are, and compared with those of each new report. */
  private hidden: Finding[] = [];
  /** Ignored in any box, until a report comes that was made knowing it. */
  private readonly hiddenEverywhere = new Set<string>();
  private hiddenUntil = Number.POSITIVE_INFINITY;
  private applying = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly parts: SessionParts,
    private readonly signal: AbortSignal,
  ) {
    this.field = parts.field;
    this.field.onInput(() => this.read(), signal);
    signal.addEventListener("abort", () => this.request?.abort(), { once: true });
    this.read();
  }

  get findings(): readonly Finding[] {
    return this.carried.filter((finding) => !this.isHidden(finding));
  }

  /** Lint the present draft again, though it did not change: the conversation did, or (`anew`) the settings. */
  refresh({ anew = false } = {}): void {
    if (this.signal.aborted || this.field.composing) return;
    this.take(this.field.read());
    this.ask();
    if (anew) this.hiddenUntil = this.revision;
    this.tell();
  }

  async apply(finding: Finding, fix: Fix): Promise<ApplyOutcome> {
    if (this.applying || this.signal.aborted || this.field.composing) return "stale";
    this.read();
    const now = this.findings.find((other) => isSame(other, finding));
    const fixNow = now?.fixes.find((other) => other.label === fix.label && other.replacement === fix.replacement);
    if (fixNow === undefined) return "stale";
    this.applying = true;
    try {
      const outcome = await this.field.replace(fixNow, fixNow.replacement);
      if (outcome === "applied" && fixNow.template) this.selectGap(fixNow);
      return outcome;
    } finally {
      this.applying = false;
      this.read();
    }
  }

  async ignore(finding: Finding, scope: IgnoreScope): Promise<void> {
    if (scope === "here") this.hidden.push(finding);
    else this.hiddenEverywhere.add(scope === "rule" ? finding.rule : phraseKey(finding));
    this.tell();
    if (scope !== "here") await this.parts.ignored.add(finding, scope);
  }

  onUpdate(listener: () => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    signal.addEventListener("abort", () => this.listeners.delete(listener), { once: true });
  }

  /** The words that the agent has to find take the place of the gap. */
  private selectGap({ start, replacement }: Fix): void {
    const gap = start + replacement.indexOf(GAP);
    // The agent may be typing already, or the editor may have put other white space around.
    if (this.field.read().startsWith(GAP, gap)) this.field.select({ start: gap, end: gap + GAP.length });
  }

  private read(): void {
    // A fix under way is read at its end: one that is taken back leaves everything as it was.
    if (this.signal.aborted || this.field.composing || this.applying) return;
    const draft = this.field.read();
    if (draft !== this.draft) {
      this.take(draft);
      this.ask();
    }
    // Also where the text is the same: the editor may have rebuilt its DOM under it.
    this.tell();
  }

  private take(draft: string): void {
    this.carried = carryFindings(this.carried, this.draft, draft);
    this.hidden = carryFindings(this.hidden, this.draft, draft);
    this.draft = draft;
  }

  private ask(): void {
    this.revision += 1;
    this.request?.abort();
    this.request = null;
    if (this.draft.trim() === "" || this.parts.isNote?.()) {
      this.carried = [];
      this.report = null;
      this.oldest = this.revision;
      return;
    }
    this.found = this.parts.conversation();
    const request = { revision: this.revision, draft: this.draft, conversation: this.found.conversation };
    const controller = new AbortController();
    this.request = controller;
    void this.parts.lint(request, controller.signal).then(
      (reply) => {
        if (this.request === controller) this.request = null;
        this.receive(reply, request);
      },
      (cause: unknown) => {
        if (!controller.signal.aborted) throw cause;
      },
    );
  }

  /** The box may hold another draft by now than the one that was linted. */
  private receive(reply: LintReply, { revision, draft }: DraftRequest): void {
    // A report older than the one on show, or than the draft's end as a reply, has nothing to add.
    if (this.signal.aborted || reply.state === "superseded" || revision < this.oldest) return;
    this.oldest = revision;
    this.state = reply.state;
    if (reply.state === "ok") {
      this.hint = "";
      if (reply.report.revision >= this.hiddenUntil) {
        this.hiddenEverywhere.clear();
        this.hiddenUntil = Number.POSITIVE_INFINITY;
      }
      this.report = reply.report;
      this.carried = carryFindings(standing(reply.report.findings, draft), draft, this.draft);
    } else {
      this.hint = reply.hint;
      if (reply.state !== "offline") {
        this.report = null;
        this.carried = [];
      }
    }
    this.tell();
  }

  private isHidden(finding: Finding): boolean {
    return (
      this.hiddenEverywhere.has(finding.rule) ||
      this.hiddenEverywhere.has(phraseKey(finding)) ||
      this.hidden.some((other) => isSame(other, finding))
    );
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

function isSame(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.start === other.start && one.text === other.text;
}

function phraseKey({ rule, text }: Finding): string {
  return `${rule}\n${text.toLowerCase()}`;
}
