/** One value of a metric at a step; null where it is not a finite number. */
interface EvaluatedValue {
  readonly step: number;
  readonly metric: string;
  readonly value: number | null;
}

/**
 * Evaluations by step, with a value for each metric: NaN where a value is not a number, undefined where there is none.
 */
export function evaluationRows(
  evaluations: readonly EvaluatedValue[],
): { readonly step: number; readonly values: Readonly<Record<string, number>> }[] {
  const byStep = Map.groupBy(evaluations, ({ step }) => step);
  return [...byStep]
    .sort(([a], [b]) => a - b)
    .map(([step, each]) => ({
      step,
      values: Object.fromEntries(each.map(({ metric, value }) => [metric, value ?? Number.NaN])),
    }));
}

/** The metrics that have a value, by name. */
export function evaluatedMetrics(evaluations: readonly EvaluatedValue[]): string[] {
  return [...new Set(evaluations.map(({ metric }) => metric))].sort();
}
