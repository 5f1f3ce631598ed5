import { formatFigure } from "../../../shared/figures.ts";
import { metricFacts } from "../../../shared/metrics.ts";
import { evaluatedMetrics, evaluationRows } from "../../../shared/evaluationRows.ts";
import type { Evaluation } from "../records.ts";
import { formatTable } from "./table.ts";

/** The evaluations as a table, a row for each step. */
export function evaluationTable(evaluations: readonly Evaluation[]): string {
  const metrics = evaluatedMetrics(evaluations);
  const rows = evaluationRows(evaluations).map(({ step, values }) => [
    String(step),
    ...metrics.map((metric) => (values[metric] === undefined ? "" : formatFigure(values[metric]))),
  ]);
  return formatTable([["step", ...metrics], ...rows], { rightAligned: [0, ...metrics.map((_, at) => at + 1)] });
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
