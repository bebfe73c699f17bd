/** Chromium keeps public pages from the local network; the extension's worker still reaches the service. */

import { expect, test } from "vitest";
import { type } from "./harness/compose";
import { underlinedWords } from "./harness/underlines";
import { useWorld } from "./harness/world";

const world = useWorld({ flags: (sitePort) => [`--ip-address-space-overrides=127.0.0.1:${sitePort}=public`] });

test("a public page cannot reach the service, its underlines come all the same", async () => {
  const page = await world.open("plain.html");
  const refusal = await page.evaluate(
    (url) => fetch(url, { mode: "no-cors" }).then(() => "reached", (error: unknown) => String(error)),
    `${world.service.url}/v1/status`,
  );
  expect(refusal).toContain("Failed to fetch");

  await type(page, "#plain", "Calm down.");

  await expect.poll(() => underlinedWords(page), { timeout: 30_000 }).toEqual(["Calm down"]);
});
