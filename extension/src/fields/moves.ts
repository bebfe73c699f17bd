/** Tells when a box may have moved on the screen: scrolling, resizing, layout around it. No polling. */

import { autoUpdate } from "@floating-ui/dom";

/** Call `listener` at most once a frame until `signal` aborts. */
export function watchMoves(element: HTMLElement, listener: () => void, signal: AbortSignal): void {
  const view = element.ownerDocument.defaultView ?? window;
  let frame: number | null = null;
  const moved = (): void => {
    frame ??= view.requestAnimationFrame(() => {
      frame = null;
      if (!signal.aborted) listener();
    });
  };
  const stop = autoUpdate(element, null, moved);
  element.addEventListener("scroll", moved, { passive: true, signal });
  element.ownerDocument.fonts?.addEventListener("loadingdone", moved, { signal });
  element.addEventListener("transitionend", moved, { signal });
  signal.addEventListener(
    "abort",
    () => {
      stop();
      if (frame !== null) view.cancelAnimationFrame(frame);
    },
    { once: true },
  );
}
