/** Waits on conditions, never on the clock. */

const BETWEEN_LOOKS = 25;

/**
 * Look until `condition` returns something truthy and return that.
 *
 *   const label = await waitFor("the card", () => inSurface(page, (root) => root.querySelector("button")?.textContent));
 */
export async function waitFor<T>(what: string, condition: () => Promise<T> | T, timeout = 10_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const seen = await condition();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${timeout / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  }
}
