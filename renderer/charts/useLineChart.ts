import { Chart } from "chart.js";
import { onBeforeUnmount, onMounted, watch, type Ref } from "vue";
import type { Palette } from "../theme/tokens.ts";
import { useTheme } from "../theme/useTheme.ts";
import { drawCurve, type ChartCurve, type DrawnCurve } from "./chartCurve.ts";
import { chartMarks, type MarkedPlaces } from "./chartMarks.ts";
import {
  applyPalette,
  lineChartConfiguration,
  type ChartListeners,
  type LineChart,
  type LineDataset,
} from "./chartSetup.ts";
import { useFrame } from "./useFrame.ts";
import type { StepRange } from "./stepRange.ts";
import { valueRange } from "./valueRange.ts";

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
): void {
  const { palette } = useTheme();
  let chart: LineChart | null = null;
  const draw = createDrawing();
  const frame = useFrame(() => {
    if (chart !== null) draw(chart, subject(), palette.value);
  });
  onMounted(() => {
    if (canvas.value === null) return;
    chart = new Chart(canvas.value, lineChartConfiguration(listeners));
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
function createDrawing(): (chart: LineChart, subject: LineChartSubject, palette: Palette) => void {
  let before: { curves: unknown; version: number; from: number; to: number; columns: number } | null = null;
  return (chart, subject, palette) => {
    const columns = Math.max(50, Math.round(chart.chartArea.width || chart.width));
    const { curves, version, range } = subject;
    const now = { curves, version, ...range, columns };
    const isSame =
      before !== null && Object.entries(before).every(([key, value]) => now[key as keyof typeof now] === value);
    before = now;
    if (!isSame) drawCurves(chart, subject, columns);
    const { zoom, annotation } = chart.options.plugins ?? {};
    if (zoom) zoom.limits = { x: { min: subject.bounds.from, max: subject.bounds.to, minRange: 4 } };
    if (annotation) annotation.annotations = chartMarks(subject, palette);
    chart.update("none");
  };
}

function drawCurves(chart: LineChart, { curves, range, always }: LineChartSubject, columns: number): void {
  const drawn = curves.map((curve) => drawCurve(curve, range, columns));
  chart.data.datasets = curves.flatMap((curve, index) => placeDatasets(chart.data.datasets, curve, drawn[index]!));
  const height = valueRange(
    drawn.flatMap(({ raw, median }) => [raw, median]),
    always,
  );
  const { x, y } = chart.options.scales as Record<
    "x" | "y",
    { min: number; max: number; ticks: { display: boolean; stepSize?: number }; grid: { display: boolean } }
  >;
  // An empty chart has no scale that would mean something.
  const isEmpty = drawn.every(({ raw }) => raw.length === 0);
  x.ticks.display = y.ticks.display = y.grid.display = !isEmpty;
  Object.assign(x, { min: range.from, max: range.to });
  Object.assign(y, { min: height.from, max: height.to });
  y.ticks.stepSize = height.spacing;
}

/** The two lines of a curve; those that the chart has already keep their objects and get new points. */
function placeDatasets(present: readonly LineDataset[], curve: ChartCurve, drawn: DrawnCurve): LineDataset[] {
  const place = (part: keyof DrawnCurve, style: Partial<LineDataset>): LineDataset => {
    const label = `${curve.key} ${part}`;
    const dataset = present.find((each) => each.label === label) ?? { label, data: [] };
    return Object.assign(dataset, { data: drawn[part], borderDash: [...(curve.dash ?? [])], ...style });
  };
  if (curve.median === null) return [place("raw", { borderColor: curve.colour, borderWidth: 1.25 })];
  return [
    place("raw", { borderColor: `${curve.colour}59`, borderWidth: 1 }),
    place("median", { borderColor: curve.colour, borderWidth: 1.75 }),
  ];
}
