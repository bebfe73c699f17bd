import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { boxAround, findBoxes, isComposeBox } from "../../extension/src/fields/find";

let page: AbortController;

beforeEach(() => {
  page = new AbortController();
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 400, 100));
});
afterEach(() => {
  page.abort();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function boxIn(html: string): HTMLTextAreaElement {
  document.body.innerHTML = html;
  return document.querySelector("textarea") as HTMLTextAreaElement;
}

test.each([
  ["<textarea></textarea>", true],
  ["<textarea readonly></textarea>", false],
  ["<textarea disabled></textarea>", false],
  ['<textarea data-gramm="false"></textarea>', false],
  ['<div data-enable-grammarly="false"><textarea></textarea></div>', false],
  ['<textarea role="combobox"></textarea>', false],
  ['<form role="search"><textarea></textarea></form>', false],
])("%s is a compose box: %s", (html, expected) => {
  expect(isComposeBox(boxIn(html))).toBe(expected);
});

test("a hidden or tiny textarea, such as a code editor's, is none", () => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 400, 2));
  expect(isComposeBox(boxIn("<textarea></textarea>"))).toBe(false);
});

test("a single-line input is none", () => {
  document.body.innerHTML = '<input type="text"><input type="password">';
  for (const input of document.querySelectorAll("input")) expect(boxAround(input)).toBeNull();
});

function watch(): { found: HTMLElement[]; gone: HTMLElement[] } {
  const seen: { found: HTMLElement[]; gone: HTMLElement[] } = { found: [], gone: [] };
  findBoxes(
    document,
    (box, signal) => {
      seen.found.push(box);
      signal.addEventListener("abort", () => seen.gone.push(box));
    },
    page.signal,
  );
  return seen;
}

test("a box is found once, when it is used, also one that came later", () => {
  const seen = watch();
  const box = boxIn("<textarea></textarea>");
  expect(seen.found).toEqual([]);
  box.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  expect(seen.found).toEqual([box]);
});

test("a box in an open shadow root is found", () => {
  const seen = watch();
  const host = document.body.appendChild(document.createElement("div"));
  const box = host.attachShadow({ mode: "open" }).appendChild(document.createElement("textarea"));
  box.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  expect(seen.found).toEqual([box]);
});

test("a box that leaves the page is let go", async () => {
  const seen = watch();
  const box = boxIn("<section><textarea></textarea></section>");
  box.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  document.querySelector("section")?.remove();
  await vi.waitFor(() => expect(seen.gone).toEqual([box]));
});

test("a box that may no longer be written to is let go, and found again when it may", async () => {
  const seen = watch();
  const box = boxIn("<textarea></textarea>");
  const use = (): boolean => box.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  use();
  box.readOnly = true;
  await vi.waitFor(() => expect(seen.gone).toEqual([box]));
  use();
  expect(seen.found).toHaveLength(1);
  box.readOnly = false;
  use();
  expect(seen.found).toHaveLength(2);
});

test("at the end all boxes are let go", () => {
  const seen = watch();
  const box = boxIn("<textarea></textarea>");
  box.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  page.abort();
  expect(seen.gone).toEqual([box]);
});
