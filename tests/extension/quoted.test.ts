import { expect, test } from "vitest";
import fc from "fast-check";
import { withoutQuotes } from "../../extension/src/helpdesks/quoted";

test.each([
  ["an attribution line", "Still broken.\n\nOn Mon, 3 Nov 2026 at 10:00, Sam wrote:\nPlease restart it."],
  ["an attribution on two lines", "Still broken.\n\nOn Mon, 3 Nov 2026 at 10:00,\nSam <sam@desk.example> wrote:\nPlease restart it."],
  ["a forwarded mail", "Still broken.\n-----Original Message-----\nFrom: Sam\nPlease restart it."],
  ["mail headers", "Still broken.\nFrom: Sam\nSent: Monday\nPlease restart it."],
  ["a signature", "Still broken.\n-- \nLi Wei, Head of Things"],
  ["quoted lines", "> Please restart it.\nStill broken.\n> Please"],
])("%s goes", (_, mail) => {
  expect(withoutQuotes(mail)).toBe("Still broken.");
});

test.each(["On Monday I wrote to you twice.", "From: my point of view this is bad.", "I paid -- twice -- for this."])("%s stays", (text) => {
  expect(withoutQuotes(text)).toBe(text);
});

test("nothing is ever added", () => {
  fc.assert(fc.property(fc.string(), (text) => withoutQuotes(text).length <= text.length));
});
