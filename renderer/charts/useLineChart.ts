import { Chart } from "chart.js";
import { onBeforeUnmount, onMounted, watch, type Ref } from "vue";
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
  const frame = useFrame(() => {
    if (chart !== null) drawSubject(chart, subject(), palette.value);
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

function drawSubject(chart: LineChart, subject: LineChartSubject, palette: Parameters<typeof chartMarks>[1]): void {
  const columns = Math.max(50, Math.round(chart.chartArea.width || chart.width));
  const drawn = subject.curves.map((curve) => drawCurve(curve, subject.range, columns));
  chart.data.datasets = subject.curves.flatMap((curve, index) =>
    placeDatasets(chart.data.datasets, curve, drawn[index]!),
  );
  const height = valueRange(
    drawn.map(({ raw, median }) => (median.length > 0 ? [...median, ...raw] : raw)),
    subject.always,
  );
  const { x, y } = chart.options.scales as Record<
    "x" | "y",
    { min: number; max: number; ticks: { stepSize?: number } }
  >;
  Object.assign(x, { min: subject.range.from, max: subject.range.to });
  Object.assign(y, { min: height.from, max: height.to });
  y.ticks.stepSize = height.spacing;
  const { zoom, annotation } = chart.options.plugins ?? {};
  if (zoom) zoom.limits = { x: { min: subject.bounds.from, max: subject.bounds.to, minRange: 4 } };
  if (annotation) annotation.annotations = chartMarks(subject, palette);
  chart.update("none");
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
    place("raw", { borderColor: `${curve.colour}4d`, borderWidth: 1 }),
    place("median", { borderColor: curve.colour, borderWidth: 1.75 }),
  ];
}
