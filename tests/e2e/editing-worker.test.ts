/** The browser may end the worker at any time: typing and underlining go on. */

import { expect, test } from "vitest";
import { shownUnder, untilNotUnderlined, untilUnderlined } from "./editing-steps";
import { draftOf, type } from "./harness/compose";
import { waitFor } from "./harness/wait";
import { useWorld } from "./harness/world";
import { endWorker } from "./worker-steps";

const world = useWorld();

test("with the worker ended between keys and under a request, the next keys are linted", async () => {
  const page = await world.open("editing.html");
  await type(page, "#wide", "Calm down.");
  await untilUnderlined(page, "calm down");

  await endWorker(world.browser);
  await page.bringToFront();
  await page.keyboard.type(" It is here. Calm ");
  const ended = endWorker(world.browser);
  await page.keyboard.type("down");
  await ended;
  await page.bringToFront();
  await waitFor("both underlines", async () => {
    return (await shownUnder(page, "calm down")).length === 2;
  });
  expect(await draftOf(page, "#wide")).toBe("Calm down. It is here. Calm down");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("Thank you.");
  await untilNotUnderlined(page, "calm down");
});
