/** The few protocol commands that puppeteer has no method for: CDP in Chromium, WebDriver BiDi in Firefox. */

import type { CDPSession, Frame } from "puppeteer-core";

interface CdpFrame {
  readonly client: CDPSession;
}

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface BidiFrame {
  readonly _id: string;
  page(): { browser(): { readonly connection: BidiConnection } };
}

/** The session that owns the frame's objects, or null in Firefox. */
export function cdpOf(frame: Frame): CDPSession | null {
  // Frames have a `client` under both protocols; only a BiDi browser has a connection.
  return "connection" in frame.page().browser() ? null : (frame as unknown as CdpFrame).client;
}

/** Send one command about the frame and return its result. */
export async function sendBidi(frame: Frame, method: string, params: object): Promise<unknown> {
  const inner = frame as unknown as BidiFrame;
  const target = method.startsWith("script.") ? { target: { context: inner._id } } : { context: inner._id };
  return (await inner.page().browser().connection.send(method, { ...target, ...params })).result;
}
