import { metricValue, type Evaluation, type MetricPoint } from "../../../shared/api/records.ts";
import type { Evaluation as RecordedEvaluation, MetricPoint as RecordedPoint } from "../../history/records.ts";

/** Recorded points for the way to a window. */
export function toMetricPoints(points: readonly RecordedPoint[]): MetricPoint[] {
  return points.map(({ step, values }) => ({
    step,
    values: Object.fromEntries(Object.entries(values).map(([tag, value]) => [tag, metricValue(value)])),
  }));
}

/** A recorded evaluation for the way to a window. */
export function toEvaluation({ value, ...rest }: RecordedEvaluation): Evaluation {
  return { ...rest, value: metricValue(value) };
}
