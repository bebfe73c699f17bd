/** Waits on conditions, never on the clock. */

const BETWEEN_LOOKS = 25;

/**
 * Look until `condition` returns something truthy and return that.
 *
 *   const label = await waitFor("the card", () => inSurface(page, (root) => root.querySelector("button")?.textContent));
 */
export async function waitFor<T>(what: string, condition: () => Promise<T> | T, timeout = 30_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const seen = await condition();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${timeout / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  }
}

/** Finish `work` within a minute, or say which work it was that did not come to an end. */
export async function within<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than a minute`)), 60_000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
