import { Chart } from "chart.js";
import { onBeforeUnmount, onMounted, watch, type Ref } from "vue";
import type { Palette } from "../theme/tokens.ts";
import { useTheme } from "../theme/useTheme.ts";
import { drawCurve, type ChartCurve, type DrawnCurve } from "./chartCurve.ts";
import { chartMarks, type MarkedPlaces } from "./chartMarks.ts";
import {
  applyPalette,
  besidePlot,
  lineChartConfiguration,
  type AxisTitles,
  type ChartFurniture,
  type ChartListeners,
  type LineChart,
  type LineDataset,
} from "./chartSetup.ts";
import type { DrawnPoint } from "../../shared/curves/curvePoints.ts";
import { isIsolated } from "../../shared/curves/notFinite.ts";
import { stepTicks } from "../../shared/curves/ticks.ts";
import { valueRange } from "../../shared/curves/valueRange.ts";
import { useFrame } from "./useFrame.ts";
import type { StepRange } from "./stepRange.ts";

/** What a line chart shows. */
export interface LineChartSubject extends MarkedPlaces {
  readonly curves: readonly ChartCurve[];
  /** What lies in sight. */
  readonly range: StepRange;
  /** As far as zooming out goes. */
  readonly bounds: StepRange;
  /** Values that shall always be in sight. */
  readonly always: readonly number[];
  /** Grows whenever the arrays of the curves have changed in place. */
  readonly version: number;
}

/**
 * Keeps a Chart.js chart on a canvas as the subject says. However often the subject changes, it is drawn at most once a
 * frame, and the chart's own objects are changed in place.
 */
export function useLineChart(
  canvas: Readonly<Ref<HTMLCanvasElement | null>>,
  subject: () => LineChartSubject,
  listeners: ChartListeners,
  titles: AxisTitles,
): void {
  const { palette } = useTheme();
  let chart: LineChart | null = null;
  const furniture: ChartFurniture = { x: [], y: [], gaps: [] };
  const draw = createDrawing(furniture);
  const frame = useFrame(() => {
    if (chart !== null) draw(chart, subject(), palette.value);
  });
  onMounted(() => {
    if (canvas.value === null) return;
    chart = new Chart(canvas.value, lineChartConfiguration(listeners, furniture, titles));
    applyPalette(chart, palette.value);
    chart.options.onResize = frame.request;
    frame.request();
  });
  onBeforeUnmount(() => {
    chart?.destroy();
    chart = null;
  });
  watch(palette, (now) => {
    if (chart !== null) applyPalette(chart, now);
    frame.request();
  });
  watch(subject, frame.request);
}

/** Draws a subject on a chart. Its curves are thinned anew only where they, or what of them is in sight, have changed. */
function createDrawing(
  furniture: ChartFurniture,
): (chart: LineChart, subject: LineChartSubject, palette: Palette) => void {
  let before: { curves: unknown; version: number; from: number; to: number; columns: number } | null = null;
  return (chart, subject, palette) => {
    // Not the present plot: its width still depends on the labels of before.
    const columns = Math.max(50, Math.round(chart.width - besidePlot));
    const { curves, version, range } = subject;
    const now = { curves, version, ...range, columns };
    const isSame =
      before !== null && Object.entries(before).every(([key, value]) => now[key as keyof typeof now] === value);
    before = now;
    if (!isSame) drawCurves(chart, subject, columns, furniture);
    const { zoom, annotation } = chart.options.plugins ?? {};
    if (zoom) zoom.limits = { x: { min: subject.bounds.from, max: subject.bounds.to, minRange: 4 } };
    if (annotation) annotation.annotations = chartMarks(subject, palette, range);
    chart.update("none");
  };
}

/** An isolated point is as wide as a line that would be seen. */
const dotRadius = 1.75;
/** A label of the x axis needs this much room, px. */
const stepLabelWidth = 72;

function drawCurves(
  chart: LineChart,
  { curves, range, always }: LineChartSubject,
  columns: number,
  furniture: ChartFurniture,
): void {
  const drawn = curves.map((curve) => drawCurve(curve, range, columns));
  chart.data.datasets = curves.flatMap((curve, index) => placeDatasets(chart.data.datasets, curve, drawn[index]!));
  const height = valueRange(
    drawn.flatMap(({ raw, median }) => [raw, median]),
    always,
  );
  const { x, y } = chart.options.scales as Record<
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
  const place = (part: "raw" | "median", style: Partial<LineDataset>): LineDataset => {
    const label = `${curve.key} ${part}`;
    const dataset = present.find((each) => each.label === label) ?? { label, data: [] };
    return Object.assign(dataset, {
      data: drawn[part],
      // A dot or a line at the edge is seen whole.
      clip: 3,
      borderDash: [...(curve.dash ?? [])],
      pointRadius: dots(drawn[part]),
      pointBackgroundColor: style.borderColor,
      ...style,
    });
  };
  if (curve.median === null) return [place("raw", { borderColor: curve.colour, borderWidth: 1.25 })];
  return [
    place("raw", { borderColor: `${curve.colour}59`, borderWidth: 1 }),
    place("median", { borderColor: curve.colour, borderWidth: 1.75 }),
  ];
}

/** The radius of each point: of most curves no point is drawn. */
function dots(points: readonly DrawnPoint[]): number | number[] {
  const radii = points.map((_, at) => (isIsolated(points, at) ? dotRadius : 0));
  return radii.some((radius) => radius > 0) ? radii : 0;
}
