/**
 * An editor's text, and the map between its offsets and DOM positions.
 *
 * Everything (reading, drawing, editing, the caret) goes through this map, which one walk makes
 * together with the text, so that what is linted and what is underlined cannot drift apart. Offsets
 * are UTF-16 units.
 */

import type { Span } from "./field";

/** Stands for something in the draft that is not text of the agent's. */
export const OPAQUE = "\ufffc";

export interface DomPosition {
  readonly node: Node;
  readonly offset: number;
}

/** Text units [start, start + length) are the units of text node `node` from `at`, or one whole element. */
export interface Segment {
  readonly start: number;
  length: number;
  readonly node: Node;
  readonly at: number;
}

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

function offsetInText(own: readonly Segment[], offset: number): number {
  let nearest = own[0]?.start ?? 0;
  for (const segment of own) {
    if (offset < segment.at) break;
    nearest = segment.start + Math.min(offset - segment.at, segment.length);
  }
  return nearest;
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
