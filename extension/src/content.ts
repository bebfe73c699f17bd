/** The content script: joins settings, boxes, sessions and the surface. Wiring only. */

import { api } from "./browser";
import { createField } from "./fields/create";
import { findBoxes } from "./fields/find";
import { openConversations } from "./helpdesks/index";
import type { ContentMessage, PageReply } from "./messages";
import { onlyScript } from "./content/only-script";
import { announceToPlayground } from "./playground-event";
import { send } from "./send";
import { Session } from "./session";
import { siteOf } from "./content/site";
import { openHost } from "./surface/host";
import { openSurface } from "./surface/surface";
import { underline } from "./surface/underline";
import { isOrphaned, lintThroughWorker } from "./content/worker-lint";

const site = siteOf(window);
const script = new AbortController();
let running: Page | null = null;

/** What goes on in this document while its site is switched on. */
interface Page {
  readonly sessions: ReadonlySet<Session>;
  answer(message: ContentMessage): unknown;
  close(): void;
}

onlyScript(document, script);
api.runtime.onMessage.addListener((message: ContentMessage, _sender, reply: (answer: unknown) => void) => {
  if (!script.signal.aborted) reply(answer(message));
});
void follow();

/** Start or stop as the settings say for this site. */
async function follow(): Promise<void> {
  try {
    const { on } = await send({ kind: "site", site });
    if (script.signal.aborted) return;
    if (!on) stop();
    else running ??= open();
  } catch (cause) {
    if (!isOrphaned()) throw cause;
    script.abort();
  }
}

function stop(): void {
  running?.close();
  running = null;
}

function answer(message: ContentMessage): unknown {
  switch (message.kind) {
    case "settings-changed":
      void follow().then(() => {
        for (const session of running?.sessions ?? []) session.refresh({ anew: true });
      });
      return null;
    case "selection":
      return document.getSelection()?.toString() ?? "";
    default:
      return running?.answer(message) ?? (message.kind === "page" ? pageReply([]) : null);
  }
}

function pageReply(sessions: readonly Session[]): PageReply {
  const found = sessions.at(-1)?.found ?? null;
  return {
    site,
    on: running !== null,
    boxes: sessions.length,
    source: found?.source ?? null,
    found: found?.conversation != null,
  };
}

function open(): Page {
  const life = new AbortController();
  const signal = AbortSignal.any([script.signal, life.signal]);
  const sessions = new Set<Session>();
  const conversations = openConversations(document, signal);
  conversations.onChange(() => {
    for (const session of sessions) session.refresh();
  }, signal);

  // Nothing is put into a page before one of its boxes is used.
  let shown: ReturnType<typeof show> | null = null;
  const show = () => {
    const host = openHost(document, signal);
    const surface = openSurface(
      host,
      {
        openPage: (page) => void send({ kind: "open", page }),
        dropPicked: () => conversations.pick(null),
      },
      signal,
    );
    return { host, surface };
  };

  findBoxes(
    document,
    (box, boxSignal) => {
      const { host, surface } = (shown ??= show());
      host.raise(box);
      const session = new Session(
        {
          field: createField(box, host, boxSignal),
          lint: lintThroughWorker(() => script.abort()),
          ignored: {
            add: async ({ rule, text }, scope) => {
              await send({ kind: "ignore", scope, rule, text });
            },
          },
          conversation: () => conversations.find(box),
          isNote: () => conversations.isNote(box),
        },
        boxSignal,
      );
      sessions.add(session);
      boxSignal.addEventListener("abort", () => sessions.delete(session), { once: true });
      box.addEventListener(
        "focusin",
        () => {
          host.raise(box);
          // The box used last is the last of the set, which the popup asks about.
          sessions.delete(session);
          sessions.add(session);
          if (session.state !== "ok") session.refresh();
        },
        { signal: boxSignal },
      );
      underline(session, host, boxSignal);
      surface.attach(session, boxSignal);
      announceToPlayground(session, boxSignal);
    },
    signal,
  );

  return {
    sessions,
    answer(message) {
      if (message.kind === "page") return pageReply([...sessions]);
      if (message.kind === "picked") conversations.pick(message.text);
      if (message.kind === "command" && document.hasFocus()) shown?.surface.command(message.command);
      return null;
    },
    close: () => life.abort(),
  };
}
