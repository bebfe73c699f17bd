import { expect, test, vi } from "vitest";
import { checklistView } from "../../extension/src/surface/checklist-view";
import { finding, report } from "./report";
import type { SessionView } from "../../extension/src/session-view";
import type { CustomerReading } from "../../extension/src/wire.gen";

const acts = () => ({ close: vi.fn(), show: vi.fn(), dropPicked: vi.fn() });

function show(session: Partial<SessionView>, using = acts()): HTMLElement {
  const panel = document.createElement("section");
  const view = { state: "ok", hint: "", report: report(), findings: [], found: { source: "none", conversation: null }, ...session };
  panel.append(...checklistView(view as unknown as SessionView, using));
  return panel;
}

const angry: CustomerReading = {
  upset: 2,
  feelings: ["angry", "tired"],
  cues: [
    { kind: "exclamation", turn: 0, start: 0, end: 1, text: "!!!", weight: 0.3 },
    { kind: "repetition", turn: 0, start: 0, end: 1, text: "third time", weight: 0.9 },
  ],
  register: { score: 0, label: "neutral" },
  name: null,
  escalating: false,
};

test("how the customer sounds comes with the words that show it, the weightiest first", () => {
  const panel = show({ report: report({ customer: angry }) });
  expect(panel.textContent).toContain("The customer sounds upset (angry and tired).");
  expect([...panel.querySelectorAll(".cues li")].map((each) => each.textContent)).toEqual(["“third time”", "“!!!”"]);
});

test("what is not needed is not listed", () => {
  const item = (id: string, state: "done" | "missing" | "not-needed" | "unknown") => ({ id, label: id, state, start: null, end: null });
  const panel = show({ report: report({ checklist: [item("greeting", "done"), item("reason", "not-needed"), item("next step", "missing"), item("x", "unknown")] }) });
  expect([...panel.querySelectorAll(".items li")].map((each) => each.textContent)).toEqual(["greeting: there", "next step: not there yet"]);
});

test("without the customer's message it says so and how to give one", () => {
  expect(show({}).textContent).toMatch(/not found.*Use as customer’s message/);
});

test("picked words can be given up", () => {
  const using = acts();
  const panel = show({ found: { source: "picked", conversation: { turns: [] } } }, using);
  panel.querySelector<HTMLButtonElement>("[data-act=drop-picked]")?.click();
  expect(using.dropPicked).toHaveBeenCalledOnce();
  expect(show({ found: { source: "generic", conversation: { turns: [] } } }).querySelector("[data-act=drop-picked]")).toBeNull();
});

test("a state that is not ok shows only its remedy", () => {
  const panel = show({ state: "offline", hint: "Start it.", findings: [finding()], report: null });
  expect(panel.querySelector(".remedy")?.textContent).toContain("Start it.");
  expect(panel.querySelector(".findings")).toBeNull();
});

test("a finding in the list opens its card", () => {
  const using = acts();
  const shown = finding();
  show({ findings: [shown] }, using).querySelector<HTMLButtonElement>("[data-finding]")?.click();
  expect(using.show).toHaveBeenCalledWith(shown);
});
