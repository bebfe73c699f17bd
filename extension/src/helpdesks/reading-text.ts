/** Reads the words of one message from a page, shown or hidden, as a person would see them on lines. */

/** Never part of a message: controls, drafts, code of the page, and mail quoted from earlier turns. */
const LEFT_OUT =
  "script, style, template, noscript, svg, button, select, option, input, textarea, nav, [contenteditable=''], [contenteditable=true], " +
  "[role=button], [role=textbox], [role=menu], blockquote, .gmail_quote, .yahoo_quoted, .moz-cite-prefix, .OutlookMessageHeader, " +
  "[data-signature=true], .gmail_signature, .signature";

const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE " +
    "SECTION SUMMARY TABLE TR UL").split(" "),
);

/**
 * The text of `root` without the subtrees in `without`; blocks and line breaks become line feeds.
 *
 * `innerText` would lose the lines of hidden elements, and helpdesks do hide the history beside an open reply.
 */
export function readText(root: Element, without: ReadonlySet<Element> = new Set()): string {
  const lines: string[] = [];
  let line = "";
  const endLine = (): void => {
    lines.push(line.replace(/[ \t\f\u00a0]+/g, " ").trim());
    line = "";
  };
  const walk = (node: Node, keepsLines: boolean): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? "";
      if (!keepsLines) {
        line += text.replace(/\s+/g, " ");
        return;
      }
      const [first = "", ...rest] = text.split(/\r?\n/);
      line += first;
      for (const next of rest) {
        endLine();
        line = next;
      }
      return;
    }
    if (!isElement(node) || without.has(node) || node.matches(LEFT_OUT)) return;
    if (node.tagName === "BR") {
      endLine();
      return;
    }
    const block = BLOCKS.has(node.tagName);
    if (block && line.trim() !== "") endLine();
    const keeps = keepsLines || keepsItsLines(node);
    for (const child of (node.shadowRoot ?? node).childNodes) walk(child, keeps);
    if (block && line.trim() !== "") endLine();
    if (node.tagName === "P") lines.push("");
  };
  walk(root, keepsItsLines(root));
  endLine();
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** By its type: `instanceof` says no to elements of another frame. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function keepsItsLines(element: Element): boolean {
  if (element.tagName === "PRE") return true;
  const view = element.ownerDocument.defaultView;
  return view !== null && /^(pre|pre-wrap|pre-line|break-spaces)$/.test(view.getComputedStyle(element).whiteSpace);
}
