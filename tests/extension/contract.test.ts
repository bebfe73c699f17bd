/** `tests/contract/*.json`: the requests and replies that the service's tests hold the service to. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { Client } from "../../extension/src/worker/client";
import type { LintReport, LintRequest, PairStart, Status } from "../../extension/src/wire.gen";

interface Contract {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown; readonly token: boolean };
  readonly status: number;
  readonly reply: unknown;
}

const folder = path.join(import.meta.dirname, "..", "contract");
const read = (name: string): Contract => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Contract;
const named = readdirSync(folder).map((name): [string, Contract] => [name, read(name)]);
const STATES: Readonly<Record<number, string>> = { 400: "outdated", 401: "unpaired", 404: "outdated", 409: "outdated" };

/** Let the service answer as agreed, and return what it was asked. */
function agreed({ status, reply }: Contract) {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(JSON.stringify(reply), { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

const lint = (body: LintRequest): Promise<LintReport> =>
  new Client(8746).lint({ revision: body.revision, draft: body.draft, conversation: body.conversation ?? null }, "token", new AbortController().signal);

afterEach(() => vi.unstubAllGlobals());

test.each(named.filter(([, pair]) => pair.request.path === "/v1/lint" && pair.status === 200))(
  "%s: the client asks as agreed and hands the report on whole",
  async (_, pair) => {
    const fetched = agreed(pair);
    const body = pair.request.body as LintRequest;
    expect(await lint(body)).toEqual(pair.reply);
    const [url, init] = fetched.mock.calls[0] ?? ["", {}];
    expect(new URL(url).pathname).toBe(pair.request.path);
    expect(init.method).toBe(pair.request.method);
    expect(JSON.parse(String(init.body))).toEqual({ conversation: null, ...body });
  },
);

test.each(named.filter(([, pair]) => pair.request.path === "/v1/lint" && pair.status !== 200))(
  "%s: the refusal becomes its state",
  async (_, pair) => {
    agreed(pair);
    await expect(lint(pair.request.body as LintRequest)).rejects.toMatchObject({ state: STATES[pair.status] });
  },
);

test("every finding, reason and cue of the agreed report is the text at its offsets", () => {
  const { request, reply } = read("lint.json");
  const { draft, conversation } = request.body as LintRequest;
  const { findings, customer } = reply as LintReport;
  expect(findings.length).toBeGreaterThan(0);
  for (const { start, end, text } of findings) expect(draft.slice(start, end)).toBe(text);
  for (const { turn, start, end, text } of [...findings.flatMap((finding) => finding.evidence), ...(customer?.cues ?? [])]) {
    expect(conversation?.turns[turn]?.text.slice(start, end)).toBe(text);
  }
});

test("status and the start of pairing are read as agreed", async () => {
  const status = read("status.json");
  agreed(status);
  expect(await new Client(8746).status()).toEqual(status.reply as Status);
  const start = read("pair-start.json");
  const fetched = agreed(start);
  expect(await new Client(8746).pair("Chrome extension")).toEqual(start.reply as PairStart);
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1].body))).toEqual(start.request.body);
});
