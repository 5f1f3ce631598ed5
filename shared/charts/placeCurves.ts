/** Puts curves on a Chart.js chart: what of them is in sight, thinned to the pixels there are. */
import type { DrawnPoint, StepSpan } from "../curves/curvePoints.ts";
import { isIsolated } from "../curves/notFinite.ts";
import { stepTicks } from "../curves/ticks.ts";
import { valueRange } from "../curves/valueRange.ts";
import { drawCurve, type ChartCurve, type DrawnCurve } from "./chartCurve.ts";
import { besidePlot, type ChartFurniture, type LineChartConfiguration, type LineDataset } from "./lineChart.ts";

/** Curves and what of them is to be in sight. */
export interface CurvesInSight {
  readonly curves: readonly ChartCurve[];
  readonly range: StepSpan;
  /** Values that shall always be in sight. */
  readonly always: readonly number[];
}

/** An isolated point is as wide as a line that would be seen. */
const dotRadius = 1.75;
/** A label of the x axis needs this much room, px. */
const stepLabelWidth = 72;

/** How many points side by side a chart of this width shows; its axes may not be laid out yet. */
export function columnsOf(widthPx: number): number {
  return Math.max(50, Math.round(widthPx - besidePlot));
}

/**
 * Replaces the chart's curves, axes and gaps; it has to be drawn anew then.
 *
 * @param columns as of `columnsOf`
 */
export function placeCurves(
  { data, options }: Pick<LineChartConfiguration, "data" | "options">,
  { curves, range, always }: CurvesInSight,
  columns: number,
  furniture: ChartFurniture,
): void {
  const drawn = curves.map((curve) => drawCurve(curve, range, columns));
  const present = data.datasets as LineDataset[];
  data.datasets = curves.flatMap((curve, index) => placeDatasets(present, curve, drawn[index]!));
  const height = valueRange(
    drawn.flatMap(({ raw, median }) => [raw, median]),
    always,
  );
  const { x, y } = options.scales as Record<
    "x" | "y",
    { min: number; max: number; ticks: { display: boolean }; grid: { display: boolean } }
  >;
  // An empty chart has no scale that would mean something.
  const isEmpty = drawn.every(({ raw, gaps }) => raw.length === 0 && gaps.length === 0);
  x.ticks.display = y.ticks.display = y.grid.display = !isEmpty;
  Object.assign(x, { min: range.from, max: range.to });
  Object.assign(y, { min: height.from, max: height.to });
  furniture.x = stepTicks(range.from, range.to, Math.min(6, Math.floor(columns / stepLabelWidth)));
  furniture.y = height.ticks;
  furniture.gaps = curves.map(({ colour }, index) => ({ colour, gaps: drawn[index]!.gaps }));
}

/** The two lines of a curve; those that the chart has already keep their objects and get new points. */
function placeDatasets(present: readonly LineDataset[], curve: ChartCurve, drawn: DrawnCurve): LineDataset[] {
  const place = (part: "raw" | "median", colour: string, borderWidth: number, dash: readonly number[]): LineDataset => {
    const label = `${curve.key} ${part}`;
    const dataset = present.find((each) => each.label === label) ?? { label, data: [] };
    return Object.assign(dataset, {
      data: drawn[part],
      // A dot or a line at the edge is seen whole.
      clip: 3,
      borderColor: colour,
      borderWidth,
      borderDash: [...dash],
      pointRadius: dots(drawn[part]),
      pointBackgroundColor: colour,
    });
  };
  const { colour, dash = [] } = curve;
  if (curve.median === null) return [place("raw", colour, 1.25, dash)];
  // Dashes would not be seen in what jumps from point to point.
  return [place("raw", `${colour}4d`, 1, []), place("median", colour, 2, dash)];
}

/** The radius of each point: of most curves no point is drawn. */
function dots(points: readonly DrawnPoint[]): number | number[] {
  const radii = points.map((_, at) => (isIsolated(points, at) ? dotRadius : 0));
  return radii.some((radius) => radius > 0) ? radii : 0;
}
