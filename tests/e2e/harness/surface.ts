/**
 * A look inside the extension's closed shadow root (`<tactlint-surface>`), which page scripts cannot have.
 *
 *   const labels = await inSurface(page, (root) => [...root.querySelectorAll("button")].map((b) => b.textContent));
 *   await clickInSurface(page, "button[data-fix]");
 *   await waitFor("the card", () => inSurface(page, (root) => root.querySelector("[data-layer=card]") !== null));
 *
 * The function runs in the page: it must use nothing from outside but its arguments, and return JSON.
 * Without a surface `inSurface` returns null. Works in both browsers, for a page or one of its frames.
 */

import type { CDPSession, Frame, Page } from "puppeteer-core";
import { cdpOf, sendBidi } from "./protocol";

const HOST_TAG = "tactlint-surface";

type Look<Args extends readonly unknown[], T> = (root: ShadowRoot, ...args: Args) => T;

const frameOf = (page: Page | Frame): Frame => ("mainFrame" in page ? page.mainFrame() : page);

export async function inSurface<T, Args extends readonly unknown[]>(
  page: Page | Frame,
  look: Look<Args, T>,
  ...args: Args
): Promise<T | null> {
  const call = `(root) => JSON.stringify((${look.toString()})(root, ...${JSON.stringify(args)}) ?? null)`;
  const frame = frameOf(page);
  const session = cdpOf(frame);
  const json = session ? await throughCdp(frame, session, call) : await throughBidi(frame, call);
  return json === null ? null : (JSON.parse(json) as T);
}

async function throughCdp(frame: Frame, session: CDPSession, call: string): Promise<string | null> {
  const host = await frame.$(HOST_TAG);
  const objectId = host?.remoteObject().objectId;
  if (objectId === undefined) return null;
  const { node } = await session.send("DOM.describeNode", { objectId, depth: 1, pierce: true });
  const root = node.shadowRoots?.[0];
  if (!root) return null;
  const { object } = await session.send("DOM.resolveNode", { backendNodeId: root.backendNodeId });
  const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
    objectId: object.objectId ?? "",
    functionDeclaration: `function () { return (${call})(this); }`,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as string;
}

interface BidiNode {
  readonly result: { readonly value?: { readonly shadowRoot?: { readonly sharedId: string } | null } };
}
interface BidiValue {
  readonly type: "success" | "exception";
  readonly result: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string };
}

async function throughBidi(frame: Frame, call: string): Promise<string | null> {
  const host = (await sendBidi(frame, "script.evaluate", {
    expression: `document.querySelector("${HOST_TAG}")`,
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 1, includeShadowTree: "all" },
  })) as BidiNode;
  const root = host.result.value?.shadowRoot;
  if (!root) return null;
  const answer = (await sendBidi(frame, "script.callFunction", {
    functionDeclaration: call,
    arguments: [{ sharedId: root.sharedId }],
    awaitPromise: false,
  })) as BidiValue;
  if (answer.type === "exception") throw new Error(answer.exceptionDetails?.text);
  return answer.result.value;
}

/** Click the middle of the first element that matches, with the real mouse. Throws where there is none. */
export async function clickInSurface(page: Page, selector: string): Promise<void> {
  const at = await inSurface(
    page,
    (root, wanted) => {
      const element = root.querySelector(wanted);
      if (!element) return null;
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    selector,
  );
  if (!at) throw new Error(`the surface shows no ${selector}`);
  await page.mouse.click(at.x, at.y);
}
