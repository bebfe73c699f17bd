/** Asks the worker, from any page of the extension. */

import { api } from "./browser";
import type {
  IgnoreMessage,
  LintMessage,
  LintReply,
  OpenMessage,
  PairMessage,
  SetSiteMessage,
  SiteMessage,
  SiteReply,
  StateMessage,
  StateReply,
  WorkerMessage,
} from "./messages";

export function send(message: LintMessage): Promise<LintReply>;
export function send(message: SiteMessage): Promise<SiteReply>;
export function send(message: StateMessage | PairMessage): Promise<StateReply>;
export function send(message: IgnoreMessage | OpenMessage | SetSiteMessage): Promise<null>;
/** Rejects where the worker is gone for good: the extension was updated or removed under this page. */
export function send(message: WorkerMessage): Promise<unknown> {
  return api.runtime.sendMessage(message);
}
