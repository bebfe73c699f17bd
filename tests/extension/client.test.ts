import { afterEach, expect, test, vi } from "vitest";
import { Client } from "../../extension/src/worker/client";
import { HINTS, ServiceFailure } from "../../extension/src/worker/service-failure";
import { MAX_DRAFT } from "../../extension/src/wire.gen";
import { report } from "./report";

const QUESTION = { revision: 1, draft: "Calm down.", conversation: null };

function serviceAnswers(status: number, body: unknown) {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(typeof body === "string" ? body : JSON.stringify(body), { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

const failed = (code: string, hint = "") => ({ error: { code, message: code, hint } });
const lint = (signal = new AbortController().signal) => new Client(8746).lint(QUESTION, "secret", signal);

afterEach(() => vi.unstubAllGlobals());

test("a report comes back as it is, asked for with the token and without cookies", async () => {
  const fetched = serviceAnswers(200, report());
  expect(await lint()).toEqual(report());
  const [url, init] = fetched.mock.calls[0] ?? ["", {}];
  expect(url).toBe("http://127.0.0.1:8746/v1/lint");
  expect(init).toMatchObject({ method: "POST", credentials: "omit", redirect: "error", headers: { Authorization: "Bearer secret" } });
  expect(JSON.parse(String(init.body))).toEqual({ protocol: 1, ...QUESTION });
});

test("half an emoji goes out as one character, so that no offset moves", async () => {
  const fetched = serviceAnswers(200, report());
  await new Client(8746).lint({ ...QUESTION, draft: "a\ud83d b 😀" }, "secret", new AbortController().signal);
  const { draft } = JSON.parse(String(fetched.mock.calls[0]?.[1].body)) as { draft: string };
  expect(draft).toBe("a\ufffd b 😀");
});

test.each([
  ["a token it does not know", 401, failed("unpaired"), "unpaired", HINTS.unpaired],
  ["another protocol", 409, failed("outdated", "Update the extension."), "outdated", "Update the extension."],
  ["a field it does not know", 400, failed("invalid"), "outdated", HINTS.serviceOld],
  ["an address it does not have", 404, failed("not-found"), "outdated", HINTS.serviceOld],
  ["a draft that is too long", 413, failed("too-large"), "offline", HINTS.tooLong],
  ["being busy", 503, failed("busy", "Try again in a moment."), "offline", "Try again in a moment."],
  ["a fault of its own", 500, failed("internal"), "offline", HINTS.trouble],
  ["something that is no Tactlint", 404, "<h1>Not found</h1>", "offline", HINTS.stranger],
  ["JSON of someone else", 404, { detail: "no" }, "offline", HINTS.stranger],
  ["a report without a protocol", 200, {}, "offline", HINTS.stranger],
  ["a newer protocol in a report", 200, report({ protocol: 2 }), "outdated", HINTS.extensionOld],
  ["an older protocol in a report", 200, report({ protocol: 0 }), "outdated", HINTS.serviceOld],
])("%s becomes one state with a remedy", async (_, status, body, state, hint) => {
  serviceAnswers(status, body);
  await expect(lint()).rejects.toMatchObject({ state, hint });
});

test("a draft that is too long is not sent at all", async () => {
  const fetched = serviceAnswers(200, report());
  const asked = new Client(8746).lint({ ...QUESTION, draft: "a".repeat(MAX_DRAFT + 1) }, "secret", new AbortController().signal);
  await expect(asked).rejects.toMatchObject({ state: "offline", hint: HINTS.tooLong });
  expect(fetched).not.toHaveBeenCalled();
});

test("a service that is not there is offline", async () => {
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("Failed to fetch")));
  await expect(lint()).rejects.toMatchObject({ state: "offline", hint: HINTS.offline });
});

test("a timeout rejects", async () => {
  vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(AbortSignal.abort(new DOMException("", "TimeoutError")));
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => init.signal?.throwIfAborted());
  await expect(lint()).rejects.toMatchObject({ state: "offline", hint: HINTS.slow });
  vi.restoreAllMocks();
});

test("the caller's own abort is no failure of the service", async () => {
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => init.signal?.throwIfAborted());
  const reason = await lint(AbortSignal.abort()).catch((cause: unknown) => cause);
  expect(reason).not.toBeInstanceOf(ServiceFailure);
});
