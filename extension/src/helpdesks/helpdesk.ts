/** What a helpdesk's page says of the conversation beside a compose box. */

import type { Conversation } from "../wire.gen";

/** `source` names the reader: a helpdesk's id, "generic", "picked" (selected by the user) or "none". */
export interface FoundConversation {
  readonly source: string;
  readonly conversation: Conversation | null;
}

/** One web helpdesk. Facts of its page only: no state, no writing. */
export interface Helpdesk {
  readonly id: string;
  /** Whether this document is a page of the helpdesk. Looked at once a document. */
  matches(document: Document, url: URL): boolean;
  /** Whether the box is an internal note, read live. */
  isNote(box: HTMLElement): boolean;
  /** The conversation that `box` answers, oldest turn first, or null where the page holds none. */
  conversation(box: HTMLElement): Conversation | null;
}
