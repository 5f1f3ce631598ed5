import type { ChartLook } from "../../shared/charts/lineChart.ts";
import { fontFamily, type Palette } from "../theme/tokens.ts";

/** How a chart looks in the theme. */
export function chartLook({ faintInk, axis, grid }: Palette): ChartLook {
  return { faintInk, axis, grid, fontFamily };
}
