/** The compose box of the playground, as rich text or as a plain text area. */

export type BoxKind = "rich" | "plain";

/** Make a box that holds `draft`; blank lines separate paragraphs. */
export function composeBox(kind: BoxKind, draft: string): HTMLElement {
  const box = kind === "rich" ? richBox(draft) : plainBox(draft);
  box.className = "compose";
  box.id = "reply";
  box.setAttribute("aria-label", "Your reply");
  box.setAttribute("aria-describedby", "hint");
  return box;
}

/** The draft that a box holds, for carrying it over into a box of the other kind. */
export function draftOf(box: HTMLElement): string {
  if (box instanceof HTMLTextAreaElement) return box.value;
  return [...box.children].map((paragraph) => (paragraph as HTMLElement).innerText).join("\n\n").trim();
}

function plainBox(draft: string): HTMLTextAreaElement {
  const box = document.createElement("textarea");
  box.value = draft;
  return box;
}

function richBox(draft: string): HTMLElement {
  const box = document.createElement("div");
  box.contentEditable = "true";
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.append(...draft.split(/\n{2,}/).map(paragraph));
  return box;
}

function paragraph(text: string): HTMLParagraphElement {
  const node = document.createElement("p");
  text.split("\n").forEach((line, index) => {
    if (index > 0) node.append(document.createElement("br"));
    node.append(line);
  });
  if (!text) node.append(document.createElement("br"));
  return node;
}
