/** A folder that cannot be trained on, as the core says it: what it has, and the batch that would do. */
import type { RequestError } from "../../../shared/api/channel.ts";
import { healthReportSchema, type HealthReport } from "../../../shared/api/records.ts";
import { formatNumberOf } from "../../../shared/figures.ts";
import { settingTable } from "../../../shared/settings/table.ts";

export interface Refusal {
  readonly title: string;
  /** What is the matter and what to do, in the words of the form. */
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
  const batch = typeof error.details.batch === "number" ? error.details.batch : null;
  const { minimum, maximum } = settingTable.batch;
  const isTooFew = usable > 0 && batch !== null;
  return {
    title: isTooFew ? "Too few pictures to train on" : "Nothing here to train on",
    message: isTooFew
      ? `The folder has ${formatNumberOf(usable, "usable picture")}, fewer than one batch of ${batch}. Add ` +
        `pictures${usable >= minimum ? ", or take a smaller batch" : ""}. Nothing was started; what is packed is ` +
        "kept."
      : error.message,
    report: report.success ? report.data : null,
    batch: usable >= minimum ? largestPowerOfTwo(Math.min(usable, maximum)) : null,
  };
}

function largestPowerOfTwo(limit: number): number {
  return 2 ** Math.floor(Math.log2(limit));
}
