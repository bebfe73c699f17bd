/**
 * Finds compose boxes when they are used: a box must have the focus before anything can be typed into
 * it, wherever and whenever it was added, so nothing is searched for and nothing polled. One observer
 * tells when a box has left the page or may no longer be written to.
 */

const OPT_OUT = '[data-enable-grammarly="false"], [data-gramm="false"]';
const NO_PROSE = '[role="combobox"], [role="searchbox"], [type="search"]';
const ELIGIBILITY = ["readonly", "disabled", "contenteditable", "role", "data-enable-grammarly", "data-gramm"];
const SMALLEST = { width: 120, height: 18 };

/** Call `adopt` once for each compose box in use; its signal aborts when the box is gone or `signal` does. */
export function findBoxes(
  document: Document,
  adopt: (box: HTMLElement, signal: AbortSignal) => void,
  signal: AbortSignal,
): void {
  const known = new Map<HTMLElement, AbortController>();
  let documentElement = document.documentElement;

  const consider = (element: Element | null): void => {
    const box = element === null ? null : boxAround(element);
    if (box === null || known.has(box) || !isComposeBox(box)) return;
    const controller = new AbortController();
    known.set(box, controller);
    observer.observe(box, { attributeFilter: ELIGIBILITY });
    observer.observe(box.getRootNode(), { childList: true, subtree: true });
    adopt(box, controller.signal);
  };
  const used = (event: Event): void => {
    const target = event.composedPath()[0];
    if (target instanceof Element) consider(target);
  };
  const listen = (): void => {
    for (const type of ["focusin", "input"]) document.addEventListener(type, used, { capture: true, signal });
    considerFocused();
  };
  const considerFocused = (): void => consider(document.designMode === "on" ? document.body : focusedIn(document));
  // `document.open()`, by which some editors fill their frame, takes all listeners away.
  const reopened = new MutationObserver(() => {
    if (document.documentElement === documentElement) return;
    documentElement = document.documentElement;
    listen();
  });
  const observer = new MutationObserver(() => {
    for (const [box, controller] of known) {
      if (box.isConnected && mayBeWritten(box)) continue;
      known.delete(box);
      controller.abort();
    }
  });

  reopened.observe(document, { childList: true });
  document.defaultView?.addEventListener("focus", considerFocused, { signal });
  listen();
  signal.addEventListener(
    "abort",
    () => {
      reopened.disconnect();
      observer.disconnect();
      for (const controller of known.values()) controller.abort();
    },
    { once: true },
  );
}

/** The textarea, or the topmost editable ancestor: editors nest editable parts. */
export function boxAround(element: Element): HTMLElement | null {
  if (element instanceof HTMLTextAreaElement) return element;
  let box: HTMLElement | null = null;
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    if (each instanceof HTMLElement && each.isContentEditable) box = each;
  }
  // The whole document is editable in design mode; its draft is the body.
  return box instanceof HTMLHtmlElement ? box.ownerDocument.body : box;
}

/** Whether a box is there for writing prose to someone. */
export function isComposeBox(box: HTMLElement): boolean {
  return mayBeWritten(box) && !box.matches(NO_PROSE) && box.closest('[role="search"]') === null && isLargeEnough(box);
}

function mayBeWritten(box: HTMLElement): boolean {
  if (box.closest(OPT_OUT) !== null || box.ariaReadOnly === "true") return false;
  return box instanceof HTMLTextAreaElement ? !box.readOnly && !box.disabled : box.isContentEditable;
}

function isLargeEnough(box: HTMLElement): boolean {
  const { width, height } = box.getBoundingClientRect();
  return width >= SMALLEST.width && height >= SMALLEST.height;
}

function focusedIn(root: Document | ShadowRoot): Element | null {
  const { activeElement } = root;
  return activeElement?.shadowRoot ? focusedIn(activeElement.shadowRoot) : activeElement;
}
