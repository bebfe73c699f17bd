import { expect, test, vi } from "vitest";
import { cardView, refusedView, type CardActs } from "../../extension/src/surface/card-view";
import { finding } from "./report";
import type { Finding, Fix } from "../../extension/src/wire.gen";

const acts = (): CardActs => ({ move: vi.fn(), close: vi.fn(), apply: vi.fn(), ignore: vi.fn(), explain: vi.fn(), copy: vi.fn(async () => true) });

function show(shown: Finding, using: CardActs = acts(), count = 1): HTMLElement {
  const card = document.createElement("section");
  card.append(...cardView(shown, { position: 1, count }, using));
  document.body.replaceChildren(card);
  return card;
}

const fix = (parts: Partial<Fix>): Fix => ({ label: "Say what happens next", start: 0, end: 9, replacement: "Here is what happens next", template: false, ...parts });
const textOf = (card: HTMLElement, selector: string) => [...card.querySelectorAll(selector)].map((each) => each.textContent);

test("one sentence, and the customer's words that made it matter", () => {
  const card = show(finding({ evidence: [{ turn: 0, start: 0, end: 9, text: "third  time\nI'm asking" }] }));
  expect(textOf(card, ".message")).toEqual(["“Calm down” tells the customer how to feel."]);
  expect(textOf(card, "blockquote")).toEqual(["“third time I'm asking”"]);
});

test("no quotation without evidence, and never the same one twice", () => {
  expect(show(finding()).querySelector("figure")).toBeNull();
  const twice = { turn: 0, start: 0, end: 5, text: "again" };
  expect(textOf(show(finding({ evidence: [twice, { ...twice, turn: 2 }] })), "blockquote")).toEqual(["“again”"]);
});

test("a fix is a button that shows the result", () => {
  const using = acts();
  const chosen = fix({});
  const card = show(finding({ fixes: [chosen, fix({ label: "Leave it out", replacement: "" })] }), using);
  expect(textOf(card, "[data-fix] .result")).toEqual(["Here is what happens next", "Leave out “Calm down”"]);
  card.querySelector<HTMLButtonElement>("[data-fix]")?.click();
  expect(using.apply).toHaveBeenCalledWith(chosen);
});

test("a wording with a gap says that it is to be filled in, others do not", () => {
  const card = show(finding({ fixes: [fix({ replacement: "I am sorry about … today", template: true })] }));
  expect(card.querySelector(".gap")?.firstChild?.textContent).toBe("…");
  expect(textOf(card, ".note")).toHaveLength(1);
  expect(show(finding({ fixes: [fix({ replacement: "Well… now" })] })).querySelector(".gap, .note")).toBeNull();
});

test("the small menu holds why and the three ways to ignore, closed at first", () => {
  const using = acts();
  const card = show(finding(), using);
  const menu = card.querySelector<HTMLElement>(".menu");
  expect(menu?.hidden).toBe(true);
  card.querySelector<HTMLButtonElement>("[data-act=more]")?.click();
  expect(menu?.hidden).toBe(false);
  expect(menu?.textContent).toContain("People calm down when they feel heard.");
  for (const scope of ["here", "phrase", "rule"]) card.querySelector<HTMLButtonElement>(`[data-act=ignore-${scope}]`)?.click();
  expect(vi.mocked(using.ignore).mock.calls).toEqual([["here"], ["phrase"], ["rule"]]);
  card.querySelector<HTMLButtonElement>("[data-act=why]")?.click();
  expect(using.explain).toHaveBeenCalledOnce();
});

test("next and previous are there only where there are several", () => {
  expect(show(finding()).querySelector("[data-act=next]")).toBeNull();
  const using = acts();
  const card = show(finding(), using, 3);
  expect(textOf(card, ".at")).toEqual(["1/3"]);
  card.querySelector<HTMLButtonElement>("[data-act=previous]")?.click();
  expect(using.move).toHaveBeenCalledWith(-1);
});

test("markup in a draft, a rule or a customer's words stays text", () => {
  const markup = "<img src=x onerror=alert(1)>";
  const card = show(finding({ message: markup, why: markup, evidence: [{ turn: 0, start: 0, end: 1, text: markup }], fixes: [fix({ label: markup, replacement: markup })] }));
  expect(card.querySelector("img")).toBeNull();
  expect(card.textContent).toContain(markup);
});

test("a refused fix offers its wording to copy", async () => {
  const using = acts();
  const refused = refusedView(fix({}), using);
  expect(refused.querySelector(".wording")?.textContent).toBe("Here is what happens next");
  const copy = refused.querySelector<HTMLButtonElement>(".copy");
  copy?.click();
  await vi.waitFor(() => expect(copy?.textContent).toBe("Copied"));
  expect(using.copy).toHaveBeenCalledWith("Here is what happens next");
});

test("every control has a name", () => {
  const card = show(finding({ fixes: [fix({})] }), acts(), 2);
  for (const control of card.querySelectorAll("button")) {
    expect(control.getAttribute("aria-label") ?? control.textContent?.trim()).toBeTruthy();
  }
});
