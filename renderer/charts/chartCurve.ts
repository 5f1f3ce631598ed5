import type { CurvePoints, DrawnPoint } from "../../shared/curves/curvePoints.ts";
import { decimate } from "../../shared/curves/decimate.ts";
import { gapMarks, type GapMark } from "../../shared/curves/notFinite.ts";
import type { StepRange } from "./stepRange.ts";

/** A curve of a chart. The arrays may grow in place: the chart is told by a version that they have. */
export interface ChartCurve {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly points: CurvePoints;
  /** The running median of the values; null draws the values alone. */
  readonly median: ArrayLike<number> | null;
  /** Lengths of dashes and gaps in px, where colour alone would not tell two curves apart. */
  readonly dash?: readonly number[];
}

/** What a chart draws of a curve: the raw values faintly and their median above, or the raw values alone. */
export interface DrawnCurve {
  readonly raw: DrawnPoint[];
  readonly median: DrawnPoint[];
  /** Where values are not finite. */
  readonly gaps: readonly GapMark[];
}

/** The part of a curve that lies in a range, thinned to the columns of the picture. */
export function drawCurve({ points, median }: ChartCurve, range: StepRange, columns: number): DrawnCurve {
  return {
    raw: decimate(points, range, columns),
    median: median === null ? [] : decimate({ steps: points.steps, values: median }, range, columns),
    gaps: gapMarks(points, range, Math.ceil(columns / gapWidth)),
  };
}

/** Room of a mark of a gap, px. */
const gapWidth = 8;
