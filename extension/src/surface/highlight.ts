/**
 * Draws in rich text by the CSS Custom Highlight API: ranges with a name, and a style sheet adopted
 * by the document or shadow root that holds the editor. The page's DOM is not touched.
 */

import { HUED_CATEGORIES, PALETTE, type HuedCategory } from "./palette";

export interface Highlighted {
  readonly range: Range;
  readonly category: HuedCategory;
}

type Scope = Document | ShadowRoot;

/** Sheets adopted per document or shadow root, and by how many boxes each is needed. */
const sheets = new WeakMap<Scope, { readonly sheet: CSSStyleSheet; users: number }>();

/** The highlights of one box. Boxes of a document share the names, never the ranges. */
export class Highlights {
  private shown: readonly Highlighted[] = [];
  private readonly release: () => void;

  constructor(private readonly scope: Scope) {
    this.release = adopt(scope);
  }

  show(highlighted: readonly Highlighted[]): void {
    keepAdopted(this.scope);
    for (const { range, category } of this.shown) named(category).delete(range);
    for (const { range, category } of highlighted) named(category).add(range);
    this.shown = highlighted;
    for (const category of HUED_CATEGORIES) if (named(category).size === 0) CSS.highlights.delete(nameOf(category));
  }

  close(): void {
    this.show([]);
    this.release();
  }
}

/** The rules for all categories, as an editor's document needs them. */
export function highlightCss(): string {
  return HUED_CATEGORIES.map((category) => {
    const { color, line, weight, tint } = PALETTE[category];
    const name = `::highlight(${nameOf(category)})`;
    return (
      `${name}{text-decoration:underline ${line} ${color} ${weight}px;text-decoration-skip-ink:none;` +
      `text-underline-offset:2px;background-color:${tint}}` +
      `@media (forced-colors:active){${name}{text-decoration-color:CanvasText;background-color:transparent}}`
    );
  }).join("\n");
}

function nameOf(category: HuedCategory): string {
  return `tactlint-${category}`;
}

function named(category: HuedCategory): Highlight {
  const name = nameOf(category);
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const highlight = new Highlight();
  CSS.highlights.set(name, highlight);
  return highlight;
}

function adopt(scope: Scope): () => void {
  const known = sheets.get(scope);
  if (known !== undefined) known.users += 1;
  else {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss());
    sheets.set(scope, { sheet, users: 1 });
  }
  keepAdopted(scope);
  return () => {
    const adopted = sheets.get(scope);
    if (adopted === undefined) return;
    adopted.users -= 1;
    if (adopted.users > 0) return;
    sheets.delete(scope);
    scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((sheet) => sheet !== adopted.sheet);
  };
}

/** Pages that set their own adopted sheets as a whole drop ours. */
function keepAdopted(scope: Scope): void {
  const sheet = sheets.get(scope)?.sheet;
  if (sheet !== undefined && !scope.adoptedStyleSheets.includes(sheet)) {
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  }
}
