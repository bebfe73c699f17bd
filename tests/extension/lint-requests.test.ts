import { storage } from "./fake-api";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lintNewest } from "../../extension/src/worker/lint-requests";
import { forgetToken, readToken } from "../../extension/src/worker/token-store";
import { finding, report } from "./report";
import type { LintMessage } from "../../extension/src/messages";

vi.mock("../../extension/src/worker/token-store", () => ({ readToken: vi.fn(), forgetToken: vi.fn() }));

const message = (parts: Partial<LintMessage> = {}): LintMessage => ({ kind: "lint", box: "1", revision: 1, draft: "Calm down.", conversation: null, ...parts });

beforeEach(async () => {
  vi.mocked(readToken).mockResolvedValue("secret");
  await storage.local.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const answering = (body: unknown, status = 200) => vi.fn(async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status }));

test("without a token nothing is sent", async () => {
  const fetched = answering(report());
  vi.stubGlobal("fetch", fetched);
  vi.mocked(readToken).mockResolvedValue(null);
  expect(await lintNewest("1", message())).toMatchObject({ state: "unpaired" });
  expect(fetched).not.toHaveBeenCalled();
});

test("a newer request for the same box supersedes the older one, another box does not", async () => {
  const answers: (() => void)[] = [];
  vi.stubGlobal("fetch", (_url: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      answers.push(() => resolve(new Response(JSON.stringify(report()))));
      init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    }),
  );
  const older = lintNewest("1", message());
  const other = lintNewest("2", message());
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  const newer = lintNewest("1", message({ revision: 2 }));
  expect(await older).toEqual({ state: "superseded" });
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  for (const answer of answers) answer();
  expect(await newer).toMatchObject({ state: "ok" });
  expect(await other).toMatchObject({ state: "ok" });
});

test("ignored findings do not come back", async () => {
  const kept = finding({ rule: "blame/should-have" });
  vi.stubGlobal("fetch", answering(report({ findings: [finding(), kept] })));
  await storage.local.set({ ignoredRules: ["dismissive/calm-down"] });
  expect(await lintNewest("1", message())).toMatchObject({ state: "ok", report: { findings: [kept] } });
});

test("a service that forgot the token means unpaired, and the token goes", async () => {
  vi.stubGlobal("fetch", answering({ error: { code: "unpaired", message: "", hint: "" } }, 401));
  expect(await lintNewest("1", message())).toMatchObject({ state: "unpaired" });
  expect(forgetToken).toHaveBeenCalledOnce();
});

test("half an emoji is sent as one replacement character, so that offsets hold", async () => {
  const fetched = answering(report());
  vi.stubGlobal("fetch", fetched);
  await lintNewest("1", message({ draft: "a\ud83db" }));
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1].body)).draft).toBe("a\ufffdb");
});

test("a busy service is asked again", async () => {
  const busy = new Response(JSON.stringify({ error: { code: "busy", message: "", hint: "" } }), { status: 503 });
  const fetched = vi.fn().mockResolvedValueOnce(busy).mockResolvedValueOnce(new Response(JSON.stringify(report())));
  vi.stubGlobal("fetch", fetched);
  expect(await lintNewest("1", message())).toMatchObject({ state: "ok" });
  expect(fetched).toHaveBeenCalledTimes(2);
});
