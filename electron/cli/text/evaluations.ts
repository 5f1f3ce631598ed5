import { formatFigure } from "../../../shared/figures.ts";
import { metricFacts, metricNamed } from "../../../shared/metrics.ts";
import { evaluatedMetrics, evaluationRows } from "../../../shared/evaluationRows.ts";
import type { Evaluation } from "../records.ts";
import { formatTable } from "./table.ts";

/** The evaluations as a table, a row for each step. @param options `costs`: with what each step took, ms */
export function evaluationTable(
  evaluations: readonly Evaluation[],
  { costs = false }: { readonly costs?: boolean } = {},
): string {
  const metrics = evaluatedMetrics(evaluations);
  const rows = evaluationRows(evaluations).map(({ step, values }) => [
    String(step),
    ...metrics.map((metric) => (values[metric] === undefined ? "" : formatFigure(values[metric]))),
    ...(costs ? [costAt(evaluations, step).toFixed(0)] : []),
  ]);
  const heading = ["step", ...metrics, ...(costs ? ["ms"] : [])];
  return formatTable([heading, ...rows], { rightAligned: heading.map((_, at) => at) });
}

/** The series of a metric are computed together: its cost counts once. */
function costAt(evaluations: readonly Evaluation[], step: number): number {
  const there = evaluations.filter((each) => each.step === step);
  const byMetric = new Map(there.map(({ metric, costMs }) => [metricNamed(metric)?.name ?? metric, costMs]));
  return [...byMetric.values()].reduce((sum, each) => sum + each, 0);
}

/** A line for each metric: its last value, and how many there are. */
export function evaluationSummary(evaluations: readonly Evaluation[]): string {
  const lines = [...Map.groupBy(evaluations, ({ metric }) => metric)].map(([metric, values]) => {
    const last = values.toSorted((a, b) => a.step - b.step).at(-1)!;
    const title = metricFacts(metric).title;
    return [title, formatFigure(last.value ?? Number.NaN), `at step ${last.step}`, `${values.length} in all`];
  });
  return formatTable(lines, { rightAligned: [1] });
}
