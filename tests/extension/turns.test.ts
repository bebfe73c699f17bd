/** Many jobs, a few at a time. */

import { expect, test } from "vitest";
import { Turns } from "../../extension/src/worker/turns";

test("no more than so many run at once, all run, and in order", async () => {
  const turns = new Turns(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const jobs = Array.from({ length: 20 }, (_, index) =>
    turns.take(async () => {
      begun.push(index);
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return index;
    }),
  );
  expect(await Promise.all(jobs)).toEqual([...Array(20).keys()]);
  expect(begun).toEqual([...Array(20).keys()]);
  expect(most).toBe(3);
});

test("a job that fails gives its turn on", async () => {
  const turns = new Turns(1);
  const failed = turns.take(() => Promise.reject(new Error("no")));
  const next = turns.take(() => Promise.resolve("yes"));
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
