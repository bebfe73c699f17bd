/**
 * One walk over an editor's DOM gives its text and the map between offsets and DOM positions.
 *
 * Everything else (reading, drawing, editing, the caret) goes through this map, so the text that is
 * linted and the places that are underlined cannot drift apart. A new line starts at each block and
 * after each `<br>`; a `<br>` that only keeps a line open adds nothing. Spaces collapse as CSS says;
 * no-break spaces, which editors swap in freely, read as spaces. Whatever is not the agent's own
 * prose (mentions, images, quoted mail, code) reads as one OPAQUE character, so that no phrase and no
 * fix reaches across it. Offsets are UTF-16 units.
 */

import type { Span } from "./field";

/** Stands for something in the draft that is not text of the agent's. */
export const OPAQUE = "\ufffc";

export interface DomPosition {
  readonly node: Node;
  readonly offset: number;
}

/** Text units [start, start + length) are the units of text node `node` from `at`, or one whole element. */
interface Segment {
  readonly start: number;
  length: number;
  readonly node: Node;
  readonly at: number;
}

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

export class TextModel {
  readonly text: string;
  private readonly byNode = new Map<Node, Segment[]>();

  constructor(
    readonly root: HTMLElement,
    private readonly segments: readonly Segment[],
    text: string,
  ) {
    this.text = text;
    for (const segment of segments) {
      const own = this.byNode.get(segment.node);
      if (own === undefined) this.byNode.set(segment.node, [segment]);
      else own.push(segment);
    }
  }

  /** The DOM position of an offset; where two nodes meet, `start` gives the later one and `end` the earlier. */
  positionAt(offset: number, edge: "start" | "end"): DomPosition {
    const segment = edge === "start" ? this.lastStartingBy(offset) : this.firstEndingFrom(offset);
    if (segment === undefined) return { node: this.root, offset: 0 };
    const inside = Math.min(Math.max(offset - segment.start, 0), segment.length);
    if (segment.node.nodeType === Node.TEXT_NODE) return { node: segment.node, offset: segment.at + inside };
    const parent = segment.node.parentNode ?? this.root;
    return { node: parent, offset: childIndex(segment.node) + inside };
  }

  /** The offset of a DOM position within the root; a position in what is not read gives the nearest offset before. */
  offsetOf(node: Node, offset: number): number {
    const own = node.nodeType === Node.TEXT_NODE ? this.byNode.get(node) : undefined;
    if (own !== undefined) return offsetInText(own, offset);
    const next = node.childNodes[offset] ?? null;
    const previous = node.childNodes[offset - 1];
    const atom = previous === undefined ? undefined : this.byNode.get(previous)?.[0];
    if (atom !== undefined && atom.node.nodeType !== Node.TEXT_NODE && atom.length > 0) return atom.start + 1;
    const count = this.countBefore(node, next);
    const following = this.segments[count];
    if (following !== undefined && next?.contains(following.node)) return following.start;
    const before = this.segments[count - 1];
    return before !== undefined ? before.start + before.length : (following?.start ?? 0);
  }

  /** The DOM range of a span, or null where the span does not lie in the text. */
  range(span: Span): Range | null {
    if (span.start < 0 || span.end > this.text.length || span.start > span.end) return null;
    const from = this.positionAt(span.start, "start");
    const to = span.start === span.end ? from : this.positionAt(span.end, "end");
    if (!this.holds(from) || !this.holds(to)) return null;
    const range = this.root.ownerDocument.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  private holds({ node, offset }: DomPosition): boolean {
    const length = node.nodeType === Node.TEXT_NODE ? (node as Text).length : node.childNodes.length;
    return offset <= length && this.root.contains(node);
  }

  private lastStartingBy(offset: number): Segment | undefined {
    return this.segments[partition(this.segments, (segment) => segment.start <= offset) - 1] ?? this.segments[0];
  }

  private firstEndingFrom(offset: number): Segment | undefined {
    const index = partition(this.segments, (segment) => segment.start + segment.length < offset);
    return this.segments[index] ?? this.segments.at(-1);
  }

  private countBefore(parent: Node, next: Node | null): number {
    return partition(this.segments, ({ node }) => {
      if (next !== null) return (node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      const relation = node.compareDocumentPosition(parent);
      return (relation & (Node.DOCUMENT_POSITION_CONTAINS | Node.DOCUMENT_POSITION_FOLLOWING)) !== 0;
    });
  }
}

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

function offsetInText(own: readonly Segment[], offset: number): number {
  let nearest = own[0]?.start ?? 0;
  for (const segment of own) {
    if (offset < segment.at) break;
    nearest = segment.start + Math.min(offset - segment.at, segment.length);
  }
  return nearest;
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

function childIndex(node: Node): number {
  let index = 0;
  for (let sibling = node.previousSibling; sibling !== null; sibling = sibling.previousSibling) index += 1;
  return index;
}

/** How many items of a list that is true first and false after are true. */
function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
