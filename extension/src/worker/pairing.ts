/**
 * Connecting this browser to the service: the user compares a short code on both sides and approves there.
 *
 * What is under way lives in `storage.session`, so that an ended worker can go on where it was, and the
 * popup, which closes when the approval page opens, can show the code again.
 */

import { api } from "../browser";
import { Client } from "./client";
import { ServiceFailure } from "./service-failure";
import { readSettings } from "../settings";
import { writeToken } from "./token-store";

export interface Pairing {
  readonly state: "waiting" | "approved" | "refused" | "expired";
  readonly id: string;
  readonly secret: string;
  readonly code: string;
  /** Path of the approval page on the service. */
  readonly page: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

const KEY = "pairing";
/** Between two claims, so that a service which does not hold them open is not flooded. */
const PAUSE = 1_000;

export async function readPairing(): Promise<Pairing | null> {
  const stored = await api.storage.session.get(KEY);
  return (stored[KEY] as Pairing | undefined) ?? null;
}

export function onPairingChange(listener: () => void): void {
  api.storage.onChanged.addListener((changes, area) => {
    if (area === "session" && KEY in changes) listener();
  });
}

export async function startPairing(client: Client): Promise<Pairing> {
  const start = await client.pair(browserName());
  const pairing: Pairing = {
    state: "waiting",
    id: start.id,
    secret: start.secret,
    code: start.code,
    page: start.page,
    until: Date.now() + start.expires_in * 1000,
  };
  await keep(pairing);
  return pairing;
}

let claiming: Promise<void> | null = null;

/** Wait for the user's decision on the pairing under way, if there is one; safe to call at any time. */
export function finishPairing(): Promise<void> {
  claiming ??= claimUntilDecided().finally(() => {
    claiming = null;
  });
  return claiming;
}

async function claimUntilDecided(): Promise<void> {
  for (let pairing = await readPairing(); pairing?.state === "waiting"; pairing = await readPairing()) {
    const state = Date.now() > pairing.until ? "expired" : await claim(pairing);
    if (state === "waiting") {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      continue;
    }
    // A newer pairing may have begun while this claim was held open.
    if ((await readPairing())?.id === pairing.id) await keep({ ...pairing, state, secret: "" });
  }
}

async function claim({ id, secret }: Pairing): Promise<Pairing["state"]> {
  const { port } = await readSettings();
  try {
    const result = await new Client(port).claim({ id, secret });
    if (result.state === "approved" && result.token !== null) await writeToken(result.token);
    return result.state;
  } catch (cause) {
    // A service that restarts, or a claim held longer than we wait: ask again until the pairing expires.
    if (cause instanceof ServiceFailure && cause.state === "offline") return "waiting";
    if (cause instanceof ServiceFailure) return "expired";
    throw cause;
  }
}

async function keep(pairing: Pairing): Promise<void> {
  await api.storage.session.set({ [KEY]: pairing });
}

function browserName(): string {
  const agent = navigator.userAgent;
  const name = /Firefox/.test(agent) ? "Firefox" : /Edg\//.test(agent) ? "Edge" : /OPR\//.test(agent) ? "Opera" : "Chrome";
  return `${name} extension`;
}
