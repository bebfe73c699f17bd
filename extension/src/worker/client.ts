/**
 * The wire to the local service. Only the worker and the extension's own pages use it.
 *
 * Every call either returns what the service said or rejects: with a `ServiceFailure` that names one
 * state and its remedy, or with the caller's own abort.
 */

import { fitting } from "./request-size";
import { HINTS, ServiceFailure } from "./service-failure";
import { MAX_DRAFT, PROTOCOL } from "../wire.gen";
import type { ErrorReply, LintReport, LintRequest, PairClaim, PairResult, PairStart, Status } from "../wire.gen";

/** The service itself gives up after 10 seconds, and says so. */
const LINT_TIMEOUT = 12_000;
const STATUS_TIMEOUT = 2_000;
/** The service holds a claim open for 20 seconds while the user decides; a worker's request may last 30. */
const CLAIM_TIMEOUT = 28_000;

interface Call {
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

export function serviceUrl(port: number, path = "/"): string {
  return new URL(path, `http://127.0.0.1:${port}`).href;
}

export class Client {
  constructor(private readonly port: number) {}

  async lint(request: Omit<LintRequest, "protocol">, token: string, signal: AbortSignal): Promise<LintReport> {
    const { draft, conversation = null } = request;
    // Half a draft would be judged wrongly, and the service would refuse the whole at every key.
    if (draft.length > MAX_DRAFT) throw new ServiceFailure("offline", HINTS.tooLong);
    const body: LintRequest = { protocol: PROTOCOL, ...request, conversation: conversation && fitting(conversation, draft) };
    return current(await this.call<LintReport>({ path: "/v1/lint", body, token, timeout: LINT_TIMEOUT, signal }));
  }

  async status(): Promise<Status> {
    return current(await this.call<Status>({ path: "/v1/status", timeout: STATUS_TIMEOUT }));
  }

  /** Whether the service still knows the token: a lint of nothing. */
  async knows(token: string): Promise<void> {
    await this.lint({ revision: 0, draft: "", conversation: null }, token, AbortSignal.timeout(LINT_TIMEOUT));
  }

  pair(client: string): Promise<PairStart> {
    return this.call<PairStart>({ path: "/v1/pair", body: { protocol: PROTOCOL, client }, timeout: STATUS_TIMEOUT });
  }

  claim(claim: PairClaim): Promise<PairResult> {
    return this.call<PairResult>({ path: "/v1/pair/claim", body: claim, timeout: CLAIM_TIMEOUT });
  }

  private async call<Reply>({ path, body, token, timeout, signal }: Call): Promise<Reply> {
    const limit = AbortSignal.timeout(timeout);
    const init: RequestInit = {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body === undefined ? {} : { body: JSON.stringify(body, wholeCharacters) }),
    };
    try {
      const response = await fetch(serviceUrl(this.port, path), init);
      const reply: unknown = await json(response);
      if (!response.ok) throw failure(response.status, reply);
      return reply as Reply;
    } catch (cause) {
      if (cause instanceof ServiceFailure || signal?.aborted) throw cause;
      throw new ServiceFailure("offline", limit.aborted ? HINTS.slow : HINTS.offline);
    }
  }
}

/** Half an emoji, as a page may leave it behind, becomes one replacement character: no offset moves. */
function wholeCharacters(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}

async function json(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new ServiceFailure("offline", HINTS.stranger);
    throw cause;
  }
}

function current<Reply extends { readonly protocol: number }>(reply: Reply): Reply {
  if (reply.protocol === PROTOCOL) return reply;
  if (typeof reply.protocol !== "number") throw new ServiceFailure("offline", HINTS.stranger);
  throw outdated(reply.protocol);
}

function outdated(protocol: number | null): ServiceFailure {
  const older = protocol === null || protocol < PROTOCOL;
  return new ServiceFailure("outdated", older ? HINTS.serviceOld : HINTS.extensionOld);
}

function failure(status: number, reply: unknown): ServiceFailure {
  const error = (reply as Partial<ErrorReply> | null)?.error;
  if (typeof error?.code !== "string") return new ServiceFailure("offline", HINTS.stranger);
  switch (status) {
    case 401:
      return new ServiceFailure("unpaired", HINTS.unpaired);
    case 409:
      return new ServiceFailure("outdated", error.hint || HINTS.serviceOld);
    // The service refuses what it does not know: a field that is newer than it is.
    case 400:
    case 404:
      return outdated(null);
    case 413:
      return new ServiceFailure("offline", HINTS.tooLong);
    case 503:
      return new ServiceFailure("offline", error.hint || HINTS.trouble, true);
    default:
      return new ServiceFailure("offline", HINTS.trouble);
  }
}
