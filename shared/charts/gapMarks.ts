/**
 * Draws where a curve has no finite value: × at the bottom for NaN, a triangle at the edge beyond which an infinity
 * lies.
 */
import type { Chart, Plugin } from "chart.js";
import type { GapMark } from "../curves/notFinite.ts";

/** The gaps of one curve. */
export interface CurveGaps {
  readonly colour: string;
  readonly gaps: readonly GapMark[];
}

/** What marks need of a canvas: shared/ knows none. */
interface Drawing {
  lineWidth: number;
  strokeStyle: unknown;
  fillStyle: unknown;
  save(): void;
  restore(): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  stroke(): void;
  fill(): void;
}

/** Half the width of a mark, px. */
const half = 3;

/** @param present the gaps to draw now */
export function gapMarksPlugin(present: () => readonly CurveGaps[]): Plugin<"line"> {
  return {
    id: "gap-marks",
    afterDatasetsDraw: (chart: Chart) => {
      const { chartArea, scales } = chart;
      const ctx = chart.ctx as Drawing;
      ctx.save();
      ctx.lineWidth = 1.25;
      for (const { colour, gaps } of present()) {
        ctx.strokeStyle = ctx.fillStyle = colour;
        for (const { step, kind } of gaps) {
          const x = scales.x?.getPixelForValue(step) ?? 0;
          const y = kind === "above" ? chartArea.top + half + 1 : chartArea.bottom - half - 2;
          ctx.beginPath();
          if (kind === "nan") {
            ctx.moveTo(x - half, y - half);
            ctx.lineTo(x + half, y + half);
            ctx.moveTo(x - half, y + half);
            ctx.lineTo(x + half, y - half);
            ctx.stroke();
            continue;
          }
          const towards = kind === "above" ? -half : half;
          ctx.moveTo(x - half - 1, y - towards);
          ctx.lineTo(x + half + 1, y - towards);
          ctx.lineTo(x, y + towards);
          ctx.fill();
        }
      }
      ctx.restore();
    },
  };
}
