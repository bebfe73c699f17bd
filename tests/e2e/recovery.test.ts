/** Whatever page, service and sheer size do, nothing typed is lost and what can be said is said. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { untilNotUnderlined, untilUnderlined } from "./editing-steps";
import { draftOf, type } from "./harness/compose";
import { writeSettings } from "./harness/pairing";
import { inSurface } from "./harness/surface";
import { underlines, underlinedWords } from "./harness/underlines";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";
import { checklistText, PATIENCE, pressAlt } from "./shell-steps";

const WORDS = "Calm down";
const world = useWorld();

test("a box that the page takes away and puts back keeps its draft and gets its underlines again", async () => {
  const page = await world.open("recovery.html");
  await type(page, "#plain", "Calm down.");
  await untilUnderlined(page, WORDS);
  await page.evaluate(() => {
    const box = document.querySelector("#plain") as HTMLTextAreaElement;
    Object.assign(window, { box });
    box.remove();
  });
  await untilNotUnderlined(page, WORDS);
  await page.evaluate(() => document.querySelector("#place")?.append((window as unknown as { box: Node }).box));
  await type(page, "#plain", " Thank you.");
  await untilUnderlined(page, WORDS);
  expect(await draftOf(page, "#plain")).toBe("Calm down. Thank you.");
});

test("a box that moves within the page goes on as before", async () => {
  const page = await world.open("recovery.html");
  await type(page, "#plain", "Calm down.");
  await untilUnderlined(page, WORDS);
  await page.evaluate(() => document.body.append(document.querySelector("#plain") as Node));
  await type(page, "#plain", " Thank you.");
  const { rects } = await untilUnderlined(page, WORDS);
  const top = await page.$eval("#plain", (box) => box.getBoundingClientRect().top);
  expect(rects[0]?.y).toBeGreaterThan(top);
  expect(await draftOf(page, "#plain")).toBe("Calm down. Thank you.");
});

test.each(["#rewriting", "#rewriting-rich"])("in %s, which rewrites what is typed, the underline is at its words", async (box) => {
  const page = await world.open("recovery.html");
  await type(page, box, ";hi Calm down. It is here.");
  expect(await draftOf(page, box)).toContain("Hello and thank you for your mail. Calm down. It is here.");
  await untilUnderlined(page, WORDS);
  expect(await underlinedWords(page)).toEqual([WORDS]);
});

test("the service goes and comes back between any two keys", async () => {
  const page = await world.open("recovery.html");
  await page.focus("#plain");
  const typed = page.keyboard.type("Hello Rosa. We have looked at your order again. ", { delay: 20 });
  await world.service.stop();
  await world.service.start();
  await typed;
  await page.keyboard.type("Calm down.");
  await untilUnderlined(page, WORDS);
  expect(await draftOf(page, "#plain")).toBe("Hello Rosa. We have looked at your order again. Calm down.");
});

test("a draft beyond the limit is left alone, calmly; shortened, it is read again", async () => {
  const page = await world.open("recovery.html");
  await type(page, "#plain", "Calm down.");
  await untilUnderlined(page, WORDS);
  await page.$eval("#plain", (box) => {
    (box as HTMLTextAreaElement).value += " Thank you.".repeat(20_000);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  const label = () => inSurface(page, (root) => root.querySelector(".corner")?.getAttribute("aria-label"));
  await expect.poll(label, PATIENCE).toBe("Tactlint: Not reading along");
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toContain("longer than Tactlint reads");
  await page.keyboard.press("Escape");
  expect((await draftOf(page, "#plain")).length).toBe("Calm down.".length + 20_000 * " Thank you.".length);
  await page.$eval("#plain", (box) => ((box as HTMLTextAreaElement).value = "Calm down"));
  await type(page, "#plain", ".");
  await expect.poll(label, PATIENCE).toBe("Tactlint: 1 suggestion");
});

test("of a very long conversation the newest is read", async () => {
  const page = await world.open("recovery.html");
  await page.$eval("#thread", (list) => {
    let minutes = 0;
    const time = (): string => new Date(Date.UTC(2026, 1, 1, 9, (minutes += 1))).toISOString();
    const item = (name: string, role: string, words: string): string =>
      `<li><article><header><span class="author">${name}</span> <span>${role}</span> <time datetime="${time()}">${time()}</time></header><p>${words}</p></article></li>`;
    const items = Array.from({ length: 300 }, (_, index) => [
      item("Rosa Delgado", "Customer", `Question ${index}: where is it?`),
      item("Sam", "Agent", index === 200 ? "It is on its way. ".repeat(6_000) : "It is on its way."),
    ]);
    const last = item("Rosa Delgado", "Customer", "This is the THIRD time I'm writing and I am furious. Nobody answers!!!");
    list.innerHTML = [...items.flat(), last].join("");
  });
  await type(page, "#plain", "Please send us the order number once more.");
  const mark = () => underlines(page).then((all) => all.some(({ name }) => name.endsWith("acknowledgment")));
  await waitFor("the acknowledgment mark", mark);
  await page.keyboard.press("Home");
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toMatch(/Customer’s message: found/);
  expect(await checklistText(page)).toMatch(/furious|THIRD/);
});

test.each([
  [2, "This extension is older"],
  [0, "older than this extension"],
])("beside a service of protocol %i the draft goes on, and the box says which side to update", async (protocol, remedy) => {
  const other = createServer((_, response) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ protocol })));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    other.close();
    await writeSettings(world.browser, { port: world.service.port });
  });
  await writeSettings(world.browser, { port: (other.address() as AddressInfo).port });
  const page = await world.open("recovery.html");
  await type(page, "#plain", "Calm down.");
  await expect.poll(() => inSurface(page, (root) => root.querySelector(".corner")?.getAttribute("aria-label")), PATIENCE).toBe("Tactlint: Update needed");
  await pressAlt(page, "/");
  await expect.poll(() => checklistText(page), PATIENCE).toContain(remedy);
  await page.keyboard.press("Escape");
  await page.keyboard.type(" Thank you.");
  expect(await draftOf(page, "#plain")).toBe("Calm down. Thank you.");
});
