import { expect, test } from "vitest";
import { markedSpan } from "../../extension/src/surface/marked-span";
import { finding } from "./report";

test("a finding is marked under its words", () => {
  expect(markedSpan(finding({ start: 4, end: 13, text: "calm down" }))).toEqual({ start: 4, end: 13 });
});

test("a missing acknowledgment is a mark where the sentence that should wait begins", () => {
  const waiting = finding({ category: "acknowledgment", start: 4, end: 40, text: "Please send us the number once more." });
  expect(markedSpan(waiting)).toEqual({ start: 4, end: 10 });
});
