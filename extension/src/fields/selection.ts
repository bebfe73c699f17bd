/** The document's selection as an editor sees it, also inside shadow roots. */

import type { DomPosition } from "./text-model";

export interface EditorSelection {
  readonly anchor: DomPosition;
  readonly focus: DomPosition;
}

/** The selection if both its ends lie in `root`, else null. */
export function selectionIn(root: HTMLElement): EditorSelection | null {
  const selection = selectionOf(root);
  if (selection === null || selection.rangeCount === 0) return null;
  const { anchorNode, focusNode } = selection;
  if (anchorNode !== null && focusNode !== null && root.contains(anchorNode) && root.contains(focusNode)) {
    return {
      anchor: { node: anchorNode, offset: selection.anchorOffset },
      focus: { node: focusNode, offset: selection.focusOffset },
    };
  }
  return composedSelection(root, selection);
}

/** Select from one position to another; they may be the same. */
export function select(root: HTMLElement, anchor: DomPosition, focus: DomPosition): void {
  selectionOf(root)?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

function selectionOf(root: HTMLElement): Selection | null {
  const scope = root.getRootNode();
  // Chromium alone has a selection of its own in each shadow root.
  const own = (scope as { getSelection?: () => Selection | null }).getSelection;
  return scope instanceof ShadowRoot && own !== undefined ? own.call(scope) : root.ownerDocument.getSelection();
}

function composedSelection(root: HTMLElement, selection: Selection): EditorSelection | null {
  const scope = root.getRootNode();
  if (!(scope instanceof ShadowRoot) || !("getComposedRanges" in selection)) return null;
  const range = selection.getComposedRanges({ shadowRoots: [scope] })[0];
  if (range === undefined || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = { node: range.startContainer, offset: range.startOffset };
  const end = { node: range.endContainer, offset: range.endOffset };
  return selection.direction === "backward" ? { anchor: end, focus: start } : { anchor: start, focus: end };
}
