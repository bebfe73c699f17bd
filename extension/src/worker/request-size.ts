/** Keeps a request within what the service takes: the newest of the conversation matters most. Pure. */

import { MAX_BODY, MAX_TURN, MAX_TURNS } from "../wire.gen";
import type { Conversation, Turn } from "../wire.gen";

/** Bytes for names, keys and punctuation. */
const FRAME = 10_000;

/**
 * The conversation with its newest turns only, each cut to its beginning, where mail has what is new:
 * as much as goes into one request beside `draft`.
 */
export function fitting(conversation: Conversation, draft: string): Conversation {
  let room = MAX_BODY - FRAME - bytesOf(draft);
  const turns: Turn[] = [];
  for (const turn of conversation.turns.slice(-MAX_TURNS).reverse()) {
    const cut = turn.text.length > MAX_TURN ? { ...turn, text: turn.text.slice(0, MAX_TURN) } : turn;
    room -= bytesOf(cut);
    if (room < 0) break;
    turns.push(cut);
  }
  return { ...conversation, turns: turns.reverse() };
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
