import fc from "fast-check";
import { expect, test } from "vitest";
import { fitting } from "../../extension/src/worker/request-size";
import { MAX_BODY, MAX_DRAFT, MAX_TURN, MAX_TURNS, type Conversation } from "../../extension/src/wire.gen";

const saying = (...texts: string[]): Conversation => ({ turns: texts.map((text) => ({ role: "customer", text })) });
const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

test("an ordinary conversation goes out as it is", () => {
  const conversation = { ...saying("Where is it?", "Hello?"), customer_name: "Rosa" };
  expect(fitting(conversation, "It is on its way.")).toEqual(conversation);
});

test("of too many turns the newest stay, in order", () => {
  const { turns } = fitting(saying(...Array.from({ length: 10_000 }, (_, index) => `turn ${index}`)), "");
  expect([turns.length, turns[0]?.text, turns.at(-1)?.text]).toEqual([MAX_TURNS, `turn ${10_000 - MAX_TURNS}`, "turn 9999"]);
});

test("of a turn that is too long the beginning stays", () => {
  const [turn] = fitting(saying(`Angry. ${"a".repeat(MAX_TURN)}`), "").turns;
  expect(turn?.text).toHaveLength(MAX_TURN);
  expect(turn?.text).toMatch(/^Angry\./);
});

test("whatever the texts, draft and conversation go into one request, and what stays are the newest turns", () => {
  const letters = fc.constantFrom("a", "é", "字", "\ud83d", "\n", '"');
  const turn = fc.tuple(letters, fc.integer({ min: 0, max: 150_000 })).map(([letter, length]) => letter.repeat(length));
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 12 }), letters, (texts, letter) => {
      const draft = letter.repeat(MAX_DRAFT / 2);
      const { turns } = fitting(saying(...texts), draft);
      expect(bytes({ draft, turns })).toBeLessThan(MAX_BODY);
      const newest = texts.slice(texts.length - turns.length).map((text) => text.slice(0, MAX_TURN));
      expect(turns.map(({ text }) => text)).toEqual(newest);
    }),
    { numRuns: 25 },
  );
});
