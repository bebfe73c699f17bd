/**
 * The playground: the extension's own fields, session and surface on a page of the service, so that a
 * newcomer sees underlines before anything is installed. Where the extension itself serves this page,
 * it draws and the page only reports.
 */

import { createField } from "./fields/create";
import { composeBox, draftOf, type BoxKind } from "./playground/compose";
import { conversationOf, EXAMPLES, type Message } from "./playground/examples";
import { showReport } from "./playground/report";
import { lint } from "./playground/service";
import { parseThread, showThread } from "./playground/thread";
import { EXTENSION_HERE } from "./playground-event";
import { Session } from "./session";
import { openHost } from "./surface/host";
import { huedCategory, PALETTE } from "./surface/palette";
import { openSurface } from "./surface/surface";
import { underline } from "./surface/underline";

const drawing = new AbortController();
const host = openHost(document, drawing.signal);
const surface = openSurface(
  host,
  { openPage: (path) => void window.open(path, "_blank", "noopener"), dropPicked: () => undefined },
  drawing.signal,
);

let thread: readonly Message[] = [];
let kind: BoxKind = "rich";
let shown: { readonly box: HTMLElement; readonly stop: AbortController } | null = null;

function show(draft: string): void {
  shown?.stop.abort();
  const stop = new AbortController();
  const box = composeBox(kind, draft);
  place("box").replaceChildren(box);
  shown = { box, stop };

  const conversation = conversationOf(thread);
  const session = new Session(
    {
      field: createField(box, host, stop.signal),
      lint,
      // What is ignored here is forgotten with the page: the session itself hides it until then.
      ignored: { add: () => Promise.resolve() },
      conversation: () => ({ source: "playground", conversation }),
    },
    stop.signal,
  );
  const report = (): void => showReport(session, (category) => PALETTE[huedCategory(category)].color);
  session.onUpdate(report, stop.signal);
  report();
  if (!drawing.signal.aborted) {
    const signal = AbortSignal.any([stop.signal, drawing.signal]);
    underline(session, host, signal);
    surface.attach(session, signal);
  }
}

function choose(id: string): void {
  const example = EXAMPLES.find((each) => each.id === id) ?? EXAMPLES[0];
  if (!example) return;
  converse(example.thread);
  show(example.draft);
}

function converse(messages: readonly Message[]): void {
  thread = messages;
  showThread(place("thread"), thread);
}

function useBox(next: BoxKind): void {
  const draft = shown ? draftOf(shown.box) : "";
  kind = next;
  place("box-rich").setAttribute("aria-pressed", String(kind === "rich"));
  place("box-plain").setAttribute("aria-pressed", String(kind === "plain"));
  show(draft);
}

function useOwn(): void {
  const messages = parseThread(place<HTMLTextAreaElement>("own-text").value);
  place("own-note").textContent = messages.length ? "" : "Paste at least one message first.";
  if (messages.length === 0) return;
  converse(messages);
  show(shown ? draftOf(shown.box) : "");
}

function place<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the playground page has no #${id}`);
  return node as Kind;
}

document.addEventListener(EXTENSION_HERE, () => drawing.abort(), { once: true });
const examples = place<HTMLSelectElement>("example");
examples.append(...EXAMPLES.map(({ id, title }) => new Option(title, id)));
examples.addEventListener("change", () => choose(examples.value));
place("box-rich").addEventListener("click", () => useBox("rich"));
place("box-plain").addEventListener("click", () => useBox("plain"));
place("own-use").addEventListener("click", useOwn);
choose(examples.value);
