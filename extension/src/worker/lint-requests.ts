/** Lint requests on their way to the service: for one box only the newest counts. */

import { Client } from "./client";
import { withoutIgnored } from "./ignored";
import type { LintMessage, LintReply } from "../messages";
import { HINTS, ServiceFailure } from "./service-failure";
import { readSettings } from "../settings";
import { forgetToken, readToken } from "./token-store";
import { Turns } from "./turns";

/** In memory only: when the browser ends the worker, the requests end with it. */
const running = new Map<string, AbortController>();
/** Far fewer than the service lets wait, so that many boxes at once (a setting changed) are not turned away. */
const turns = new Turns(4);
/** Asked again once, after so many milliseconds: a draft that is slow by itself must not be tried over and over. */
const TRIES = 2;
const PAUSE = 300;

/** Lint for the box named `box` (unique over tabs and frames); an older request for it becomes `superseded`. */
export async function lintNewest(box: string, message: LintMessage): Promise<LintReply> {
  running.get(box)?.abort();
  const controller = new AbortController();
  running.set(box, controller);
  try {
    return await turns.take(() => lintPatiently(message, controller.signal));
  } catch (cause) {
    if (controller.signal.aborted) return { state: "superseded" };
    if (!(cause instanceof ServiceFailure)) throw cause;
    return { state: cause.state, hint: cause.hint };
  } finally {
    if (running.get(box) === controller) running.delete(box);
  }
}

/** A busy service is asked again: nothing else would, before the next key. */
async function lintPatiently(message: LintMessage, signal: AbortSignal): Promise<LintReply> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await lint(message, signal);
    } catch (cause) {
      if (left === 0 || !(cause instanceof ServiceFailure) || !cause.passing) throw cause;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

async function lint(message: LintMessage, signal: AbortSignal): Promise<LintReply> {
  signal.throwIfAborted();
  const [settings, token] = await Promise.all([readSettings(), readToken()]);
  if (token === null) throw new ServiceFailure("unpaired", HINTS.unpaired);
  const { revision, draft, conversation } = message;
  // A lone surrogate is not JSON; the replacement character has the same length, so offsets hold.
  const request = { revision, draft: draft.toWellFormed(), conversation };
  try {
    const report = await new Client(settings.port).lint(request, token, signal);
    return { state: "ok", report: { ...report, findings: await withoutIgnored(report.findings, settings) } };
  } catch (cause) {
    if (cause instanceof ServiceFailure && cause.state === "unpaired") await forgetToken();
    throw cause;
  }
}
