/**
 * The evaluations of a run as the window holds them: by metric and step, since they arrive in any order of steps.
 * Nothing that is held is cut by an older step; one of the same metric and step takes the former's place.
 */
import { numberOf, type Evaluation } from "../../shared/api/records.ts";
import type { CurvePoints } from "../../shared/curves/curvePoints.ts";

/** By the metric's tag; each list by step, ascending. */
export type LateValues = ReadonlyMap<string, readonly Evaluation[]>;

/** What is held with what has arrived; the lists of other metrics stay the same. */
export function withLateValues(held: LateValues, added: readonly Evaluation[]): LateValues {
  const result = new Map(held);
  for (const [metric, values] of Map.groupBy(added, (each) => each.metric)) {
    const byStep = new Map([...(held.get(metric) ?? []), ...values].map((each) => [each.step, each]));
    result.set(
      metric,
      [...byStep.values()].sort((a, b) => a.step - b.step),
    );
  }
  return result;
}

/** What is held of steps up to this one; the same where that is all. */
export function lateValuesUntil(held: LateValues, step: number): LateValues {
  if ([...held.values()].every((values) => (values.at(-1)?.step ?? -1) <= step)) return held;
  const kept = [...held].map(([metric, values]) => [metric, values.filter((each) => each.step <= step)] as const);
  return new Map(kept.filter(([, values]) => values.length > 0));
}

/** The cursor: the last number held, 0 where there is none. */
export function lastNumber(held: LateValues): number {
  return Math.max(0, ...[...held.values()].flat().map(({ number }) => number));
}

/** A metric as a chart draws it. */
export function latePoints(held: LateValues, metric: string): CurvePoints {
  const values = held.get(metric) ?? [];
  return { steps: values.map(({ step }) => step), values: values.map(({ value }) => numberOf(value)) };
}
