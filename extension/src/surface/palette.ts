/**
 * Each category's hue and line style. Every hue lies in the narrow band of luminance that keeps at
 * least 3:1 against white, against light grey and against dark pages alike, since the background of
 * someone else's editor cannot be known; a test computes it. The line style says the same without colour.
 */

export type LineStyle = "wavy" | "double" | "dotted" | "dashed" | "solid";

export interface Hue {
  readonly color: string;
  readonly line: LineStyle;
  /** Thickness of the line in CSS pixels. */
  readonly weight: number;
  /** Behind the words; only where the mark stands for something that is not there. */
  readonly tint: string;
}

export const PALETTE = {
  dismissive: { color: "#d9622b", line: "wavy", weight: 1.5, tint: "transparent" },
  blame: { color: "#cf4f9a", line: "double", weight: 1, tint: "transparent" },
  acknowledgment: { color: "#3a87d9", line: "solid", weight: 2, tint: "#3a87d926" },
  jargon: { color: "#25986b", line: "dotted", weight: 2, tint: "transparent" },
  formality: { color: "#8f6fe0", line: "dashed", weight: 1.5, tint: "transparent" },
  grammar: { color: "#8b8b93", line: "dotted", weight: 1, tint: "transparent" },
  other: { color: "#8a8378", line: "dashed", weight: 1, tint: "transparent" },
} as const satisfies Record<string, Hue>;

/** A category that has a hue of its own; all others share "other". */
export type HuedCategory = keyof typeof PALETTE;

export const HUED_CATEGORIES = Object.keys(PALETTE) as readonly HuedCategory[];

/** The category whose hue a finding of `category` wears. */
export function huedCategory(category: string): HuedCategory {
  return Object.hasOwn(PALETTE, category) ? (category as HuedCategory) : "other";
}
