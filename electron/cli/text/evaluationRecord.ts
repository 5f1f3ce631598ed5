import { metricValue } from "../../../shared/api/records.ts";
import type { Evaluation } from "../records.ts";

/** An evaluation as programs read it. */
export function toEvaluationRecord({ step, metric, value, costMs }: Evaluation) {
  return { step, metric, value: metricValue(value), costMs };
}
