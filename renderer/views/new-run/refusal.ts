/** A folder that cannot be trained on, as the core says it: what it has, and the batch that would do. */
import type { RequestError } from "../../../shared/api/channel.ts";
import { healthReportSchema, type HealthReport } from "../../../shared/api/records.ts";
import { hyperparameters } from "../../../shared/hyperparameters.ts";

export interface Refusal {
  readonly message: string;
  /** Null where the core did not send it. */
  readonly report: HealthReport | null;
  /** A batch that the folder can fill; null where it has too few pictures for any. */
  readonly batch: number | null;
}

/** Null for an error of another kind. */
export function refusalOf(error: RequestError | null): Refusal | null {
  if (error?.code !== "dataset-unusable") return null;
  const report = healthReportSchema.safeParse(error.details.report);
  const usable = typeof error.details.usable === "number" ? error.details.usable : 0;
  const { minimum, maximum } = hyperparameters.batch;
  return {
    message: error.message,
    report: report.success ? report.data : null,
    batch: usable >= minimum ? largestPowerOfTwo(Math.min(usable, maximum)) : null,
  };
}

function largestPowerOfTwo(limit: number): number {
  return 2 ** Math.floor(Math.log2(limit));
}
