/**
 * The one walk over an editor's DOM that makes its text and the map to DOM positions.
 *
 * A new line starts at each block and after each `<br>`; a `<br>` that only keeps a line open adds
 * nothing. Spaces collapse as CSS says; no-break spaces, which editors swap in freely, read as spaces.
 * Whatever is not the agent's own prose (mentions, images, quoted mail, code) reads as one OPAQUE
 * character, so that no phrase and no fix reaches across it.
 */

import { OPAQUE, TextModel, type Segment } from "./text-model";

const ISLANDS = [
  '[contenteditable="false"]',
  "blockquote",
  ".gmail_quote",
  ".gmail_signature",
  '[data-signature="true"]',
  "pre",
  "code",
].join(",");
const ATOMS = new Set(
  "IMG SVG svg MATH math CANVAS VIDEO AUDIO IFRAME OBJECT EMBED INPUT BUTTON SELECT TEXTAREA METER PROGRESS HR".split(" "),
);
// Between ordinary runs: collapsible white space, and the zero-width fillers that editors park the caret on.
const RUNS = /[ \t\n\r\f]+|[\u200b\u2060\ufeff]+|[^ \t\n\r\f\u200b\u2060\ufeff]+/g;
const PRESERVED_RUNS = /\n|[\u200b\u2060\ufeff]+|[^\n\u200b\u2060\ufeff]+/g;
const SPACE = /^[ \t\n\r\f]/;
const FILLER = /^[\u200b\u2060\ufeff]/;

type WhiteSpace = "collapse" | "breaks" | "preserve";

/** Read an editor's root. Touches nothing. */
export function readModel(root: HTMLElement): TextModel {
  return new Walk(root).read();
}

class Walk {
  private text = "";
  private readonly segments: Segment[] = [];
  /** A line has ended; the line feed is written when the next one begins. */
  private ended = false;
  /** Something stands on the current line already. */
  private open = false;
  /** A collapsible space that counts only if more text follows on its line. */
  private space: { node: Text; at: number } | null = null;

  constructor(private readonly root: HTMLElement) {}

  read(): TextModel {
    this.children(this.root, whiteSpaceOf(styleOf(this.root), "collapse"));
    return new TextModel(this.root, this.segments, this.text);
  }

  private children(parent: Node, whiteSpace: WhiteSpace): void {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) this.textNode(node as Text, whiteSpace);
      else if (node.nodeType === Node.ELEMENT_NODE) this.element(node as Element, whiteSpace);
    }
  }

  private element(element: Element, inherited: WhiteSpace): void {
    if (element.tagName === "BR") {
      this.lineBreak(element, 0);
      return;
    }
    const style = styleOf(element);
    if (style.display === "none") return;
    const block = isBlock(style.display);
    if (block) this.endLine();
    if (ATOMS.has(element.tagName) || element.matches(ISLANDS)) {
      // An image without a source and an island outside the flow are an editor's props: they show nothing of the draft.
      const prop = element.tagName === "IMG" ? !element.hasAttribute("src") : /absolute|fixed/.test(style.position);
      if (!prop) this.write(element, 0, OPAQUE);
    } else {
      this.children(element, whiteSpaceOf(style, inherited));
    }
    if (block) this.endLine();
  }

  private textNode(node: Text, whiteSpace: WhiteSpace): void {
    for (const { 0: run, index } of node.data.matchAll(whiteSpace === "preserve" ? PRESERVED_RUNS : RUNS)) {
      if (FILLER.test(run)) this.filler(node, index);
      else if (whiteSpace === "preserve") this.preserved(node, index, run);
      else if (!SPACE.test(run)) this.write(node, index, run);
      else if (whiteSpace === "breaks" && run.includes("\n")) this.preservedBreaks(node, index, run);
      else if (this.open) this.space ??= { node, at: index };
    }
  }

  private preserved(node: Text, at: number, run: string): void {
    if (run === "\n") this.lineBreak(node, at);
    else this.write(node, at, run);
  }

  private preservedBreaks(node: Text, at: number, run: string): void {
    for (const { index } of run.matchAll(/\n/g)) this.lineBreak(node, at + index);
  }

  /** A line that holds nothing but a filler is still a line the caret can stand on. */
  private filler(node: Text, at: number): void {
    if (this.open) return;
    this.beginLine();
    this.segments.push({ start: this.text.length, length: 0, node, at });
  }

  private write(node: Node, at: number, run: string): void {
    if (!this.open) this.beginLine();
    if (this.space !== null) {
      this.append(this.space.node, this.space.at, " ");
      this.space = null;
    }
    this.append(node, at, run);
  }

  private append(node: Node, at: number, run: string): void {
    const last = this.segments.at(-1);
    const start = this.text.length;
    this.text += run.replaceAll("\u00a0", " ");
    const joins = last?.node === node && last.at + last.length === at && last.start + last.length === start;
    if (joins && last.length > 0) last.length += run.length;
    else this.segments.push({ start, length: run.length, node, at });
  }

  private lineBreak(node: Node, at: number): void {
    if (!this.open) {
      this.beginLine();
      this.segments.push({ start: this.text.length, length: 0, node, at });
    }
    this.endLine();
  }

  private beginLine(): void {
    if (this.ended) this.text += "\n";
    this.ended = false;
    this.open = true;
  }

  private endLine(): void {
    this.space = null;
    if (this.open) this.ended = true;
    this.open = false;
  }
}

function styleOf(element: Element): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}

function isBlock(display: string): boolean {
  return display !== "" && display !== "contents" && !display.startsWith("inline") && !display.startsWith("ruby");
}

function whiteSpaceOf({ whiteSpace: value }: CSSStyleDeclaration, inherited: WhiteSpace): WhiteSpace {
  if (value === "") return inherited;
  if (/pre-line|preserve-breaks/.test(value)) return "breaks";
  return /pre|break-spaces/.test(value) ? "preserve" : "collapse";
}
