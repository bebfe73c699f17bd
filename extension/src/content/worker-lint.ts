/** Lints through the worker, which the browser may end in the middle of a request. */

import { api } from "../browser";
import { send } from "../send";
import type { Lint } from "../session";

let boxes = 0;

/** Whether the extension was updated or removed under this page, which leaves its script without a worker. */
export function isOrphaned(): boolean {
  return api.runtime?.id === undefined;
}

/** A `Lint` for one more box. `orphaned` is called when there will never be an answer again. */
export function lintThroughWorker(orphaned: () => void): Lint {
  boxes += 1;
  const box = String(boxes);
  return async (request, signal) => {
    const message = { kind: "lint", box, ...request } as const;
    try {
      return await send(message);
    } catch (cause) {
      signal.throwIfAborted();
      if (isOrphaned()) {
        orphaned();
        return { state: "superseded" };
      }
      // The worker was ended while it worked; asking again starts it anew.
      return send(message);
    }
  };
}
