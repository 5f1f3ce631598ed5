import { formatFigure } from "../../../shared/figures.ts";
import { metricFacts } from "../../../shared/metrics.ts";
import type { Evaluation } from "../records.ts";
import { formatTable } from "./table.ts";

/** Rows by step, with a column for each metric: NaN where a value is not a number, undefined where there is none. */
export function evaluationRows(
  evaluations: readonly Evaluation[],
): { readonly step: number; readonly values: Readonly<Record<string, number>> }[] {
  const byStep = Map.groupBy(evaluations, ({ step }) => step);
  return [...byStep]
    .sort(([a], [b]) => a - b)
    .map(([step, each]) => ({
      step,
      values: Object.fromEntries(each.map(({ metric, value }) => [metric, value ?? Number.NaN])),
    }));
}

/** The evaluations as a table, a row for each step. */
export function evaluationTable(evaluations: readonly Evaluation[]): string {
  const metrics = [...new Set(evaluations.map(({ metric }) => metric))].sort();
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
