import fc from "fast-check";
import { expect, test } from "vitest";
import { carryOffset } from "../../extension/src/fields/caret";

test.each([
  ["before the words", 2, 2],
  ["at their start", 5, 5],
  ["within them", 7, 9],
  ["at their end", 10, 9],
  ["behind them", 12, 11],
])("a caret %s", (_, caret, carried) => {
  expect(carryOffset(caret, { start: 5, end: 10 }, 4)).toBe(carried);
});

test("a caret where words are added goes behind them", () => {
  expect(carryOffset(5, { start: 5, end: 5 }, 4)).toBe(9);
});

test("the words around the caret stay around it", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), fc.nat(), (head, old, tail, fix, at) => {
      const span = { start: head.length, end: head.length + old.length };
      const before = head + old + tail;
      const caret = at % (before.length + 1);
      const carried = carryOffset(caret, span, fix.length);
      if (caret < span.start) expect((head + fix + tail).slice(0, carried)).toBe(before.slice(0, caret));
      if (caret > span.end) expect((head + fix + tail).slice(carried)).toBe(before.slice(caret));
    }),
  );
});
