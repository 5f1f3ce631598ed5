import { Chart } from "chart.js";
import { onBeforeUnmount, onMounted, watch, type Ref } from "vue";
import type { Palette } from "../theme/tokens.ts";
import { useTheme } from "../theme/useTheme.ts";
import { placeMarks, type ChartFurniture, type LineChart } from "../../shared/charts/lineChart.ts";
import { columnsOf, placeCurves, type CurvesInSight } from "../../shared/charts/placeCurves.ts";
import { chartMarks, type MarkedPlaces } from "./chartMarks.ts";
import { applyPalette, windowChartConfiguration, type ChartListeners } from "./chartSetup.ts";
import { useFrame } from "./useFrame.ts";
import type { StepSpan } from "../../shared/curves/curvePoints.ts";

/** What a line chart shows. */
export interface LineChartSubject extends MarkedPlaces, CurvesInSight {
  /** As far as zooming out goes. */
  readonly bounds: StepSpan;
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
  axisTitle: string,
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
    chart = new Chart(canvas.value, windowChartConfiguration(listeners, furniture, axisTitle));
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

/**
 * Draws a subject on a chart. Its curves are thinned anew only where they, or what of them is in sight, have changed.
 */
function createDrawing(
  furniture: ChartFurniture,
): (chart: LineChart, subject: LineChartSubject, palette: Palette) => void {
  let before: { curves: unknown; version: number; from: number; to: number; columns: number } | null = null;
  return (chart, subject, palette) => {
    const columns = columnsOf(chart.width);
    const { curves, version, range } = subject;
    const now = { curves, version, ...range, columns };
    const isSame =
      before !== null && Object.entries(before).every(([key, value]) => now[key as keyof typeof now] === value);
    before = now;
    if (!isSame) placeCurves(chart, subject, columns, furniture);
    const { zoom } = chart.options.plugins ?? {};
    if (zoom) zoom.limits = { x: { min: subject.bounds.from, max: subject.bounds.to, minRange: 4 } };
    placeMarks(chart, chartMarks(subject, palette, range));
    chart.update("none");
  };
}
