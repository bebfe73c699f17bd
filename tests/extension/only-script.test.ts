import { afterEach, expect, test, vi } from "vitest";
import { onlyScript } from "../../extension/src/content/only-script";
import { HOST_TAG } from "../../extension/src/surface/host";

afterEach(() => {
  vi.unstubAllGlobals();
  document.documentElement.querySelectorAll(HOST_TAG).forEach((left) => left.remove());
});

test("a newer script ends the older one and clears what a lost one left behind", () => {
  const highlights = new Map([["tactlint-blame", {}], ["find-results", {}]]);
  vi.stubGlobal("CSS", { highlights });
  const [older, newer] = [new AbortController(), new AbortController()];
  onlyScript(document, older);
  document.documentElement.append(document.createElement(HOST_TAG));
  highlights.set("tactlint-blame", {});

  onlyScript(document, newer);

  expect([older.signal.aborted, newer.signal.aborted]).toEqual([true, false]);
  expect(document.querySelector(HOST_TAG)).toBeNull();
  expect([...highlights.keys()]).toEqual(["find-results"]);
});
