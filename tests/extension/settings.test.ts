import { storage } from "./fake-api";
import { beforeEach, expect, test, vi } from "vitest";
import fc from "fast-check";
import { ignorePhrase, ignoreRule, phraseHash, withoutIgnored } from "../../extension/src/worker/ignored";
import { DEFAULTS, onSettingsChange, readSettings, setSite, writeSettings } from "../../extension/src/settings";
import { finding } from "./report";

beforeEach(() => storage.local.clear());

test("nothing stored means the defaults", async () => {
  expect(await readSettings()).toEqual(DEFAULTS);
});

test("what has the wrong shape gets its default, the rest is kept", async () => {
  await storage.local.set({ port: "80", sitesOff: ["a.example", 3], ignoredRules: null, ignoredPhrases: [{ rule: "x" }] });
  expect(await readSettings()).toEqual({ ...DEFAULTS, sitesOff: ["a.example"] });
});

test("a site is switched off once and on again", async () => {
  await setSite("b.example", false);
  await setSite("a.example:8000", false);
  await setSite("b.example", false);
  expect((await readSettings()).sitesOff).toEqual(["a.example:8000", "b.example"]);
  await setSite("b.example", true);
  expect((await readSettings()).sitesOff).toEqual(["a.example:8000"]);
});

test("a change of a setting is told, a change of anything else is not", async () => {
  const heard = vi.fn();
  onSettingsChange(heard);
  await writeSettings({ port: 9000 });
  await storage.local.set({ token: "arriving" });
  await storage.session.set({ pairing: {} });
  expect(heard).toHaveBeenCalledTimes(1);
});

test("ignored words are kept as a hash only, and found again whatever their case and quotes", async () => {
  await ignorePhrase("dismissive/calm-down", "Don’t  worry");
  await ignorePhrase("dismissive/calm-down", "don't worry");
  const stored = JSON.stringify(storage.local.all());
  expect(stored).not.toMatch(/worry/i);
  const settings = await readSettings();
  expect(settings.ignoredPhrases).toHaveLength(1);

  const same = finding({ text: "DON'T WORRY" });
  const otherWords = finding({ text: "Calm down" });
  const otherRule = finding({ rule: "dismissive/other", text: "Don't worry" });
  expect(await withoutIgnored([same, otherWords, otherRule], settings)).toEqual([otherWords, otherRule]);
});

test("an ignored rule takes all its findings", async () => {
  await ignoreRule("blame/should-have");
  const left = finding();
  expect(await withoutIgnored([finding({ rule: "blame/should-have" }), left], await readSettings())).toEqual([left]);
});

test("two rules never share a hash of the same words", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), async (text) => {
      expect(await phraseHash("a/b", text)).not.toBe(await phraseHash("a/c", text));
    }),
    { numRuns: 30 },
  );
});
