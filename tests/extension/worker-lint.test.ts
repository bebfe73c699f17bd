import { afterEach, beforeEach, expect, test, vi } from "vitest";

const REQUEST = { revision: 1, draft: "Calm down", conversation: null };
const SUPERSEDED = { state: "superseded" };
const sendMessage = vi.fn<(message: { box: string }) => Promise<unknown>>();
const runtime: { id: string | undefined; sendMessage: typeof sendMessage } = { id: "tactlint", sendMessage };

beforeEach(() => {
  runtime.id = "tactlint";
  sendMessage.mockReset();
  vi.stubGlobal("chrome", { runtime });
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

const signal = new AbortController().signal;
const load = () => import("../../extension/src/content/worker-lint");

test("each box has a name of its own", async () => {
  sendMessage.mockResolvedValue(SUPERSEDED);
  const { lintThroughWorker } = await load();
  for (const lint of [lintThroughWorker(vi.fn()), lintThroughWorker(vi.fn())]) await lint(REQUEST, signal);
  expect(new Set(sendMessage.mock.calls.map(([{ box }]) => box)).size).toBe(2);
});

test("a worker that was ended in the middle is asked again, which starts it anew", async () => {
  sendMessage.mockRejectedValueOnce(new Error("The message port closed before a response was received."));
  sendMessage.mockResolvedValueOnce(SUPERSEDED);
  const { lintThroughWorker } = await load();
  expect(await lintThroughWorker(vi.fn())(REQUEST, signal)).toEqual(SUPERSEDED);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

test("under an updated extension the script is told that it is an orphan, and asks no more", async () => {
  sendMessage.mockImplementation(() => {
    runtime.id = undefined;
    return Promise.reject(new Error("Extension context invalidated."));
  });
  const orphaned = vi.fn();
  const { lintThroughWorker } = await load();
  expect(await lintThroughWorker(orphaned)(REQUEST, signal)).toEqual(SUPERSEDED);
  expect(orphaned).toHaveBeenCalledOnce();
  expect(sendMessage).toHaveBeenCalledOnce();
});
