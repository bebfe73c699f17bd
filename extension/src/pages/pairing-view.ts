/** The pairing part that the popup and the options share: one button, then the code until the user has decided. */

import { byId } from "./page-element";
import { finishPairing, onPairingChange, readPairing, type Pairing } from "../worker/pairing";
import { send } from "../send";

const NOTES: Readonly<Record<Exclude<Pairing["state"], "waiting">, string>> = {
  approved: "",
  refused: "It was declined on the Tactlint page. You can connect again at any time.",
  expired: "The code has run out. You can connect again at any time.",
};

/** Serve `#connect`, `#code-block`, `#code`, `#approval` and `#pairing-note`; `refresh` is called when the state may have changed. */
export function servePairing(refresh: () => void): void {
  const connect = byId("connect", HTMLButtonElement);
  connect.addEventListener("click", () => {
    connect.disabled = true;
    void send({ kind: "pair" }).then((reply) => {
      connect.disabled = false;
      if (reply.hint) refresh();
    });
  });
  byId("approval", HTMLButtonElement).addEventListener("click", () => void openApproval());
  onPairingChange(() => {
    void show();
    refresh();
  });
  void show();
  // This page waits as well, in case the browser ends the worker meanwhile.
  void finishPairing();
}

async function openApproval(): Promise<void> {
  const pairing = await readPairing();
  if (pairing?.state === "waiting") await send({ kind: "open", page: pairing.page as `/${string}` });
}

async function show(): Promise<void> {
  const pairing = await readPairing();
  const waiting = pairing?.state === "waiting";
  byId("code-block", HTMLElement).hidden = !waiting;
  byId("connect", HTMLElement).hidden = waiting;
  byId("code", HTMLElement).textContent = waiting ? pairing.code : "";
  byId("pairing-note", HTMLElement).textContent = pairing && pairing.state !== "waiting" ? NOTES[pairing.state] : "";
}
