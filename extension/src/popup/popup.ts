/** The toolbar popup. */

import { send } from "../send";

void send({ kind: "state" }).then(({ state, hint }) => {
  document.querySelector("main")?.append(`${state} ${hint}`);
});
