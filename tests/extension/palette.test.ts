import { expect, test } from "vitest";
import { highlightCss } from "../../extension/src/surface/highlight";
import { HUED_CATEGORIES, huedCategory, PALETTE } from "../../extension/src/surface/palette";
import { strokes } from "../../extension/src/surface/strokes";

/** WCAG relative luminance of #rrggbb. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test.each(HUED_CATEGORIES)("%s is seen on light and on dark pages", (category) => {
  for (const page of ["#ffffff", "#f5f5f5", "#343541", "#202124", "#000000"]) {
    expect(contrast(PALETTE[category].color, page), page).toBeGreaterThanOrEqual(3);
  }
});

test("the five core categories differ in their lines, not only in colour", () => {
  const core = ["dismissive", "blame", "acknowledgment", "jargon", "formality"] as const;
  expect(new Set(core.map((category) => PALETTE[category].line)).size).toBe(core.length);
});

test("an unknown category wears the common hue", () => {
  expect(huedCategory("robotic")).toBe("other");
  expect(huedCategory("constructor")).toBe("other");
  expect(huedCategory("blame")).toBe("blame");
});

test("each category has its rule for rich text, with system colours where they are forced", () => {
  const css = highlightCss();
  for (const category of HUED_CATEGORIES) {
    expect(css).toContain(`::highlight(tactlint-${category}){text-decoration:underline ${PALETTE[category].line} ${PALETTE[category].color}`);
    expect(css).toContain(`@media (forced-colors:active){::highlight(tactlint-${category}){text-decoration-color:CanvasText`);
  }
});

test("lines are drawn over the whole width", () => {
  expect(strokes("double", 40).map(({ path }) => path)).toEqual(["M0 1H40", "M0 4H40"]);
  expect(strokes("wavy", 40)[0]?.path.match(/[qt]/g)).toHaveLength(14);
  expect(strokes("wavy", 0.5)[0]?.path).toMatch(/^M0 2\.5q/);
  expect(strokes("dotted", 8)[0]).toMatchObject({ dashes: "0 4", round: true });
});
