import type { SeriesFacts } from "../systemFacts.ts";
import type { ChartLimit } from "./lineChart.ts";

/**
 * The limit of series that share a chart: the first that one of them has. Null where there is none, or where the runs
 * differ in the setting that holds it.
 *
 * @param runs the settings of the runs whose curves are drawn
 */
export function drawnLimit(
  series: readonly Pick<SeriesFacts, "limit">[],
  runs: readonly { readonly system: string }[],
): ChartLimit | null {
  const limit = series.find((each) => each.limit !== null)?.limit ?? null;
  if (limit === null) return null;
  const { value, label } = limit;
  if (typeof value === "number") return { value, label };
  const values = new Set(runs.map((run) => (run as Readonly<Record<string, unknown>>)[value.setting]));
  const [first] = values;
  return values.size === 1 && typeof first === "number" ? { value: first, label } : null;
}
