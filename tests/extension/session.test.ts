import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FoundConversation } from "../../extension/src/helpdesks/helpdesk";
import type { LintReply } from "../../extension/src/messages";
import { Session, type DraftRequest, type SessionParts } from "../../extension/src/session";
import type { Finding, LintReport } from "../../extension/src/wire.gen";
import { FakeField } from "./fake-field";

interface Asked {
  readonly request: DraftRequest;
  readonly signal: AbortSignal;
  answer(reply: LintReply): Promise<void>;
}

const NO_CONVERSATION: FoundConversation = { source: "none", conversation: null };
let box: AbortController;
let field: FakeField;
let asked: Asked[];

beforeEach(() => {
  box = new AbortController();
  field = new FakeField();
  asked = [];
});
afterEach(() => box.abort());

function open(parts: Partial<SessionParts> = {}): Session {
  const lint: SessionParts["lint"] = (request, signal) =>
    new Promise((resolve) => {
      const answer = async (reply: LintReply): Promise<void> => {
        resolve(reply);
        await Promise.resolve();
      };
      asked.push({ request, signal, answer });
    });
  const ignored = { add: () => Promise.resolve() };
  return new Session({ field, lint, ignored, conversation: () => NO_CONVERSATION, ...parts }, box.signal);
}

function findingIn(draft: string, words: string, rule = "pack/rule"): Finding {
  const start = draft.indexOf(words);
  const end = start + words.length;
  const fixes = [{ label: "Write", start, end, replacement: "kind words", template: false }];
  return { rule, category: "blame", severity: "warning", start, end, text: words, message: "", why: "", evidence: [], fixes, page: "" };
}

function reportOn({ revision, draft }: DraftRequest, ...words: string[]): LintReply {
  const report: LintReport = {
    protocol: 1,
    revision,
    findings: words.map((each) => findingIn(draft, each)),
    checklist: [],
    customer: null,
    readability: { words: 0, sentences: 0, grade: null },
    skipped: [],
    abstained: [],
  };
  return { state: "ok", report };
}

const newest = (): Asked => asked.at(-1) as Asked;
const textsOf = (session: Session): string[] => session.findings.map(({ text }) => text);

async function openWith(draft: string, ...words: string[]): Promise<Session> {
  const session = open();
  field.type(draft);
  await newest().answer(reportOn(newest().request, ...words));
  return session;
}

test("an empty box asks nothing; the first words are linted at once", () => {
  open();
  expect(asked).toHaveLength(0);
  field.type("Calm down");
  expect(asked.map(({ request }) => request.draft)).toEqual(["Calm down"]);
});

test("a box that holds a draft already is linted at once", () => {
  field = new FakeField("Calm down");
  open();
  expect(asked).toHaveLength(1);
});

test("shows what the report found", async () => {
  const session = await openWith("Please calm down now", "calm down");
  expect(textsOf(session)).toEqual(["calm down"]);
});

test("drops findings whose words are not where they should be", async () => {
  const session = open();
  field.type("Calm down");
  const reply = reportOn(newest().request, "Calm down");
  if (reply.state === "ok") reply.report.findings.push({ ...findingIn("Calm down", "down"), start: 0 });
  await newest().answer(reply);
  expect(textsOf(session)).toEqual(["Calm down"]);
});

test("a newer edit cancels the older request and carries the findings meanwhile", async () => {
  const session = await openWith("Please calm down now", "calm down");
  field.type("Please, calm down now");
  expect(session.findings.map(({ start }) => start)).toEqual([8]);
  field.type("Please, calm down right now");
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
  expect(textsOf(session)).toEqual(["calm down"]);
});

test("words that are changed lose their underline before any answer", async () => {
  const session = await openWith("Please calm down now", "calm down");
  field.type("Please calmly down now");
  expect(textsOf(session)).toEqual([]);
});

test("a late answer is carried over the edits since, and an older one than shown is dropped", async () => {
  const session = open();
  field.type("calm down");
  const [first] = asked as [Asked];
  field.type("So, calm down");
  await first.answer(reportOn(first.request, "calm down"));
  expect(session.findings.map(({ start }) => start)).toEqual([4]);
  await newest().answer(reportOn(newest().request));
  expect(textsOf(session)).toEqual([]);

  field.type("So, calm down then");
  const older = newest();
  field.type("So, calm down then.");
  await newest().answer(reportOn(newest().request));
  await older.answer(reportOn(older.request, "calm down"));
  expect(textsOf(session)).toEqual([]);
});

test("an emptied box shows nothing and asks nothing, whatever comes late", async () => {
  const session = await openWith("calm down", "calm down");
  field.type("calm down!");
  const last = newest();
  field.type("");
  await last.answer(reportOn(last.request, "calm down"));
  expect([textsOf(session), session.report, newest()]).toEqual([[], null, last]);
});

test("nothing happens while an input method composes", () => {
  open();
  field.composing = true;
  field.type("にほん");
  expect(asked).toHaveLength(0);
  field.composing = false;
  field.tell();
  expect(newest().request.draft).toBe("にほん");
});

test("without the service, what stands stays; it resumes with the next input", async () => {
  const session = await openWith("Please calm down now", "calm down");
  field.type("Please calm down now, Rosa");
  await newest().answer({ state: "offline", hint: "Start it." });
  expect([session.state, session.hint, textsOf(session)]).toEqual(["offline", "Start it.", ["calm down"]]);
  field.type("Please calm down now, Rosa.");
  await newest().answer(reportOn(newest().request, "calm down"));
  expect([session.state, session.hint, textsOf(session)]).toEqual(["ok", "", ["calm down"]]);
});

test("an unpaired or outdated extension shows nothing", async () => {
  const session = await openWith("calm down", "calm down");
  field.type("calm down now");
  await newest().answer({ state: "unpaired", hint: "Pair it." });
  expect([session.state, textsOf(session), session.report]).toEqual(["unpaired", [], null]);
});

test("applies the fix at the place where the words are by now", async () => {
  const session = await openWith("calm down", "calm down");
  const [finding] = session.findings as [Finding];
  field.type("So, calm down");
  const [moved] = session.findings as [Finding];
  expect(await session.apply(finding, finding.fixes[0] as Finding["fixes"][number])).toBe("stale");
  expect(await session.apply(moved, moved.fixes[0] as Finding["fixes"][number])).toBe("applied");
  expect(field.read()).toBe("So, kind words");
  expect(newest().request.draft).toBe("So, kind words");
});

test.each([
  ["applied", { start: 12, end: 13 }],
  ["refused", null],
] as const)("the gap of a fix that was %s is selected only where it is in the box", async (outcome, selected) => {
  const session = await openWith("Oh, calm down", "calm down");
  const [finding] = session.findings as [Finding];
  const template = { ...(finding.fixes[0] as Finding["fixes"][number]), replacement: "this is … now", template: true };
  finding.fixes.push(template);
  field.outcome = outcome;
  await session.apply(finding, template);
  expect(field.selected).toEqual(selected);
});

test("a whole wording that has dots of its own is left as it is", async () => {
  const session = await openWith("Oh, calm down", "calm down");
  const [finding] = session.findings as [Finding];
  const whole = { ...(finding.fixes[0] as Finding["fixes"][number]), replacement: "well …" };
  finding.fixes.push(whole);
  await session.apply(finding, whole);
  expect(field.selected).toBeNull();
});

test("a refused fix leaves the findings as they were", async () => {
  const session = await openWith("calm down", "calm down");
  field.outcome = "refused";
  const [finding] = session.findings as [Finding];
  const requests = asked.length;
  expect(await session.apply(finding, finding.fixes[0] as Finding["fixes"][number])).toBe("refused");
  expect([textsOf(session), asked.length]).toEqual([["calm down"], requests]);
});

test("ignoring here hides this one finding through edits and new reports", async () => {
  const draft = "calm down or calm down";
  const session = open();
  field.type(draft);
  const both = (request: DraftRequest): LintReply => {
    const reply = reportOn(request, "calm down");
    const start = request.draft.lastIndexOf("calm down");
    if (reply.state === "ok") reply.report.findings.push({ ...findingIn(request.draft, "calm down"), start, end: start + 9 });
    return reply;
  };
  await newest().answer(both(newest().request));
  await session.ignore(session.findings[0] as Finding, "here");
  expect(session.findings.map(({ start }) => start)).toEqual([13]);
  field.type(`So, ${draft}`);
  await newest().answer(both(newest().request));
  expect(session.findings.map(({ start }) => start)).toEqual([17]);
});

test.each([
  ["phrase", ["should have"]],
  ["rule", []],
] as const)("ignoring by %s hides at once, tells the store, and ends with a report that knows", async (scope, left) => {
  const add = vi.fn(() => Promise.resolve());
  const session = open({ ignored: { add } });
  field.type("calm down, should have");
  await newest().answer(reportOn(newest().request, "calm down", "should have"));
  const [first] = session.findings as [Finding];
  await session.ignore(first, scope);
  expect(textsOf(session)).toEqual(left);
  expect(add).toHaveBeenCalledWith(first, scope);
  // The user takes it back in the options.
  session.refresh({ anew: true });
  expect(textsOf(session)).toEqual(left);
  await newest().answer(reportOn(newest().request, "calm down"));
  expect(textsOf(session)).toEqual(["calm down"]);
});

test("the conversation goes with the draft, and another one is linted anew", () => {
  let found = NO_CONVERSATION;
  const session = open({ conversation: () => found });
  field.type("calm down");
  found = { source: "generic", conversation: { turns: [{ role: "customer", text: "Where is it?" }] } };
  session.refresh();
  expect(asked.map(({ request }) => request.conversation)).toEqual([null, found.conversation]);
  expect(session.found).toBe(found);
});

test("nothing is said of an internal note", async () => {
  let note = false;
  const session = open({ isNote: () => note });
  field.type("calm down");
  await newest().answer(reportOn(newest().request, "calm down"));
  note = true;
  session.refresh();
  expect([textsOf(session), asked.length]).toEqual([[], 1]);
});

test("a box that is gone cancels its request and hears nothing more", async () => {
  const session = open();
  field.type("calm down");
  const last = newest();
  const told = vi.fn();
  session.onUpdate(told, new AbortController().signal);
  box.abort();
  expect(last.signal.aborted).toBe(true);
  await last.answer(reportOn(last.request, "calm down"));
  field.type("more");
  expect([told.mock.calls.length, textsOf(session)]).toEqual([0, []]);
});
