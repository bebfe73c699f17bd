/** The lines under words, as SVG paths in a box of 5 CSS pixels' height. Pure. */

import type { LineStyle } from "./palette";

export interface Stroke {
  readonly path: string;
  /** `stroke-dasharray`, or null for an unbroken line. */
  readonly dashes: string | null;
  readonly round: boolean;
}

const MIDDLE = 2.5;
/** Half the length of a wave. */
const SWING = 3;

export function strokes(line: LineStyle, width: number): Stroke[] {
  const straight = (y: number): string => `M0 ${y}H${width}`;
  switch (line) {
    case "wavy": {
      const swings = Math.ceil(width / SWING);
      const first = `M0 ${MIDDLE}q${SWING / 2} -3 ${SWING} 0`;
      return [{ path: first + `t${SWING} 0`.repeat(Math.max(0, swings - 1)), dashes: null, round: true }];
    }
    case "double":
      return [1, 4].map((y) => ({ path: straight(y), dashes: null, round: false }));
    case "dotted":
      return [{ path: straight(MIDDLE), dashes: "0 4", round: true }];
    case "dashed":
      return [{ path: straight(MIDDLE), dashes: "5 3", round: false }];
    case "solid":
      return [{ path: straight(MIDDLE), dashes: null, round: false }];
  }
}
