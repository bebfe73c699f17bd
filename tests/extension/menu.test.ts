import { beforeEach, expect, test, vi } from "vitest";

const sendMessage = vi.fn<(tab: number, message: { kind: string }, options: object) => Promise<unknown>>();
const create = vi.fn();
const removeAll = vi.fn((then: () => void) => then());

vi.stubGlobal("chrome", {
  tabs: { sendMessage },
  contextMenus: { create, removeAll },
  i18n: { getMessage: (name: string) => name },
});
const { createMenu, pickSelection } = await import("../../extension/src/worker/menu");

const clicked = (parts: object = {}) => ({ menuItemId: "pick", editable: false, pageUrl: "", ...parts }) as chrome.contextMenus.OnClickData;
const tab = { id: 7 } as chrome.tabs.Tab;
const picked = () => sendMessage.mock.calls.filter(([, { kind }]) => kind === "picked").map(([id, message]) => ({ id, ...message }));

beforeEach(() => sendMessage.mockReset());

test("the entry is made once, for selected words", () => {
  createMenu();
  expect(removeAll).toHaveBeenCalledBefore(create);
  expect(create.mock.calls).toEqual([[{ id: "pick", title: "menu_pick", contexts: ["selection"] }]]);
});

test("the frame is asked for its selection, with line breaks, and every frame of the tab is told", async () => {
  sendMessage.mockResolvedValueOnce(" Where is it?\nI am waiting. ");
  await pickSelection(clicked({ frameId: 3, selectionText: "Where is it? I am waiting." }), tab);
  expect(sendMessage.mock.calls[0]).toEqual([7, { kind: "selection" }, { frameId: 3 }]);
  expect(sendMessage.mock.calls[1]).toEqual([7, { kind: "picked", text: "Where is it?\nI am waiting." }, {}]);
});

test("where no script answers, the browser's own words are taken", async () => {
  sendMessage.mockRejectedValueOnce(new Error("Could not establish connection. Receiving end does not exist."));
  await pickSelection(clicked({ selectionText: "Where is it?" }), tab);
  expect(picked()).toEqual([{ id: 7, kind: "picked", text: "Where is it?" }]);
});

test.each([
  ["another entry", clicked({ menuItemId: "other", selectionText: "words" }), tab],
  ["no tab", clicked({ selectionText: "words" }), undefined],
  ["nothing but white space", clicked({ selectionText: " \n" }), tab],
])("%s picks nothing", async (_, info, where) => {
  await pickSelection(info, where);
  expect(picked()).toEqual([]);
});
