/** Asks the service that served this page; the page's own token works from no other origin. */

import type { LintReply } from "../messages";
import type { DraftRequest } from "../session";
import { PROTOCOL } from "../wire.gen";
import type { ErrorReply, LintReport } from "../wire.gen";

const OFFLINE = "The service has stopped. Start it again, then type on.";

/** Lint one draft. Rejects only when `signal` aborts. */
export async function lint(request: DraftRequest, signal: AbortSignal): Promise<LintReply> {
  let response: Response;
  try {
    response = await fetch("/v1/lint", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token()}` },
      body: JSON.stringify({ protocol: PROTOCOL, ...request }),
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    return { state: "offline", hint: OFFLINE };
  }
  if (response.ok) return { state: "ok", report: (await response.json()) as LintReport };
  // A restarted service knows this page's token no more; a reload brings a new one.
  if (response.status === 401) return { state: "unpaired", hint: "The service was restarted. Reload this page." };
  const { error } = (await response.json()) as ErrorReply;
  return { state: "offline", hint: `${error.message} ${error.hint}` };
}

function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="tactlint-token"]')?.content ?? "";
}
