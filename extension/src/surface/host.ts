/**
 * One closed shadow root per document holds everything Tactlint shows: underlines of plain fields,
 * the corner badge, the card, the checklist. It hangs on the document element, beside the body and
 * never inside an editor, has no size of its own and lets every click through; a layer that wants
 * the pointer sets `pointer-events: auto` on its own elements.
 */

export const HOST_TAG = "tactlint-surface";

export interface Host {
  readonly document: Document;
  /** Add an element of ours with its style sheet; it goes when `signal` aborts. */
  layer(name: string, css: string, signal: AbortSignal): HTMLElement;
  /**
   * Bring the surface above `box`: into the modal dialog or popover that holds it, since all else is
   * inert or covered there, else back to the document element.
   */
  raise(box: Element): void;
  /** Client coordinates of the surface's own origin: add nothing else when placing with `position: absolute`. */
  origin(): { readonly x: number; readonly y: number };
}

// Within a shadow tree `!important` beats the page's own `!important`, so no page can restyle the host.
const HOST_CSS = `
:host {
  all: initial !important;
  display: block !important;
  position: absolute !important;
  top: 0 !important;
  left: 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  pointer-events: none !important;
  z-index: 2147483647 !important;
  color-scheme: light dark !important;
}
@media print { :host { display: none !important; } }
`;

/** Open the surface of a document. It leaves nothing behind when `signal` aborts. */
export function openHost(document: Document, signal: AbortSignal): Host {
  const element = document.createElement(HOST_TAG);
  const root = element.attachShadow({ mode: "closed" });
  root.append(styleElement(document, HOST_CSS));
  document.documentElement.append(element);
  signal.addEventListener("abort", () => element.remove(), { once: true });
  return {
    document,
    layer(name, css, layerSignal) {
      const layer = document.createElement("div");
      layer.dataset["layer"] = name;
      const style = styleElement(document, css);
      root.append(style, layer);
      layerSignal.addEventListener(
        "abort",
        () => {
          layer.remove();
          style.remove();
        },
        { once: true },
      );
      return layer;
    },
    raise(box) {
      const parent = topLayerAncestor(box) ?? document.documentElement;
      if (element.parentNode !== parent && !signal.aborted) parent.append(element);
    },
    origin() {
      const { x, y } = element.getBoundingClientRect();
      return { x, y };
    },
  };
}

function styleElement(document: Document, css: string): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = css;
  return style;
}

function topLayerAncestor(box: Element): Element | null {
  let element: Element | null = box;
  while (element !== null) {
    const held: Element | null = element.closest("dialog:modal, :popover-open");
    if (held !== null) return held;
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
