import type { CurvePoints, DrawnPoint, StepSpan } from "../curves/curvePoints.ts";
import type { MarkName } from "../systemFacts.ts";
import { decimate } from "../curves/decimate.ts";
import { gapMarks, type GapMark } from "../curves/notFinite.ts";

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
  /** The mark of its system, where runs of several stand together. */
  readonly mark?: MarkName;
}

/** What a chart draws of a curve: the raw values faintly and their median above, or the raw values alone. */
export interface DrawnCurve {
  readonly raw: DrawnPoint[];
  readonly median: DrawnPoint[];
  /** Where values are not finite. */
  readonly gaps: readonly GapMark[];
}

/** The part of a curve that lies in a range, thinned to the columns of the picture. */
export function drawCurve({ points, median }: ChartCurve, range: StepSpan, columns: number): DrawnCurve {
  return {
    raw: decimate(points, range, columns),
    median: median === null ? [] : decimate({ steps: points.steps, values: median }, range, columns),
    gaps: gapMarks(points, range, Math.ceil(columns / gapWidth)),
  };
}

/** Room of a mark of a gap, px. */
const gapWidth = 8;
