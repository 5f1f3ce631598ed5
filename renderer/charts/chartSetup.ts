/** What the window adds to the charts of shared/charts: they follow their box, the theme and the pointer. */
import { Chart } from "chart.js";
import zoomPlugin from "chartjs-plugin-zoom";
import {
  applyLook,
  lineChartConfiguration,
  type ChartFurniture,
  type LineChart,
  type LineChartConfiguration,
} from "../../shared/charts/lineChart.ts";
import type { Palette } from "../theme/tokens.ts";
import { chartLook } from "./chartLook.ts";
import type { StepSpan } from "../../shared/curves/curvePoints.ts";

Chart.register(zoomPlugin);

/** What a chart tells of the pointer. Steps are whole. */
export interface ChartListeners {
  readonly onRange: (range: StepSpan) => void;
  readonly onPick: (step: number) => void;
  readonly onHover: (step: number | null) => void;
}

/** A chart that is redrawn in place, ten times a second where a run is live. */
export function windowChartConfiguration(
  listeners: ChartListeners,
  furniture: ChartFurniture,
  axisTitle: string,
): LineChartConfiguration {
  const configuration = lineChartConfiguration(furniture, axisTitle);
  const tellRange = ({ chart }: { chart: Chart }): void => {
    const x = chart.scales.x;
    if (x !== undefined) listeners.onRange({ from: x.min, to: x.max });
  };
  return {
    ...configuration,
    options: {
      ...configuration.options,
      responsive: true,
      resizeDelay: 50,
      events: ["mousemove", "mouseout", "click"],
      onClick: (event, _elements, chart) => {
        const step = stepAt(chart, event.x);
        if (step !== null) listeners.onPick(step);
      },
      onHover: (event, _elements, chart) => {
        listeners.onHover(event.type === "mouseout" ? null : stepAt(chart, event.x));
      },
      plugins: {
        ...configuration.options.plugins,
        zoom: {
          pan: { enabled: true, mode: "x", modifierKey: "shift", onPan: tellRange },
          zoom: {
            mode: "x",
            wheel: { enabled: true, modifierKey: "ctrl" },
            pinch: { enabled: true },
            drag: { enabled: true, threshold: 6 },
            onZoom: tellRange,
          },
        },
      },
    },
  };
}

/** The step under a place on the chart, or null outside of its plot. */
function stepAt(chart: Chart, x: number | null): number | null {
  const scale = chart.scales.x;
  if (scale === undefined || x === null || x < scale.left || x > scale.right) return null;
  return Math.max(0, Math.round(scale.getValueForPixel(x) ?? 0));
}

/** Colours and letters as the theme has them now. */
export function applyPalette(chart: LineChart, palette: Palette): void {
  applyLook(chart, chartLook(palette));
  const drag = chart.options.plugins?.zoom?.zoom?.drag;
  if (drag)
    Object.assign(drag, { backgroundColor: `${palette.faintInk}26`, borderColor: palette.axis, borderWidth: 1 });
}
