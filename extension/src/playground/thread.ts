/** The conversation column: shows a thread, and reads one that the user typed. */

import type { Message } from "./examples";

/** Fill the list with a thread, oldest message first. */
export function showThread(list: HTMLElement, thread: readonly Message[]): void {
  list.replaceChildren(...thread.map(item));
}

function item(message: Message): HTMLLIElement {
  const article = document.createElement("article");
  article.dataset["role"] = message.role;
  const header = document.createElement("header");
  header.append(
    element("span", "author", message.author),
    element("span", "role", message.role === "customer" ? "Customer" : "Agent"),
  );
  if (message.time) header.append(element("time", "time", message.time));
  article.append(header, element("div", "text", message.text));
  const li = document.createElement("li");
  li.append(article);
  return li;
}

function element(tag: string, name: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = text;
  return node;
}

/**
 * Read messages that begin with "Customer:" or "Agent:"; text before the first label belongs to the customer.
 * Returns an empty list where there is no text at all.
 */
export function parseThread(text: string): Message[] {
  const messages: Message[] = [];
  for (const part of text.split(/^(?=(?:customer|agent)\s*:)/im)) {
    const label = /^(customer|agent)\s*:/i.exec(part);
    const body = part.slice(label?.[0].length ?? 0).trim();
    if (!body) continue;
    const role = label?.[1]?.toLowerCase() === "agent" ? "agent" : "customer";
    messages.push({ role, author: role === "agent" ? "You" : "The customer", time: "", text: body });
  }
  return messages;
}
