/** Times other linters on the drafts of the JSON file BENCH_DRAFTS; writes medians in milliseconds to BENCH_RESULT. */

import { readFile, writeFile } from "node:fs/promises";
import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";
import { expect, test } from "vitest";
import writeGood from "write-good";

async function median(drafts: string[], lint: (draft: string) => unknown): Promise<number> {
  const times: number[] = [];
  for (const draft of drafts) {
    const begun = performance.now();
    await lint(draft);
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

test("harper.js and write-good, each draft never seen before", async () => {
  const drafts = JSON.parse(await readFile(process.env["BENCH_DRAFTS"] ?? "", "utf8")) as string[];
  const harper = new LocalLinter({ binary });
  await harper.setup();
  // The first lint loads the dictionary; that is not counted for anybody.
  const [warmUp = "", ...counted] = drafts;
  expect(await harper.lint(warmUp)).not.toHaveLength(0);
  const medians = {
    "harper.js": await median(counted, (draft) => harper.lint(draft)),
    "write-good": await median(counted, (draft) => writeGood(draft)),
  };
  await harper.dispose();
  await writeFile(process.env["BENCH_RESULT"] ?? "", JSON.stringify(medians));
});
