/** What the studio and the process that computes metrics tell each other. Both sides are this program. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import type { Message } from "../../shared/messages/message.ts";
import type { MetricValues } from "./metric.ts";

/** Metrics of one step. The process takes one order after the other. Paths are absolute. */
export interface EvaluationOrder {
  /** By their names; all of them `of` what the samples are. */
  readonly metrics: readonly string[];
  readonly samples: SampleFile | GeneratedFile;
}

/** A sample of the run. */
export interface SampleFile {
  readonly of: "sample";
  readonly file: string;
}

/** Samples that were generated from a checkpoint, as `writeGenerated` of the domains writes them. */
export interface GeneratedFile {
  readonly of: "checkpoint";
  readonly file: string;
  readonly configuration: RunConfiguration;
  /** The packed data set; null where real samples follow from the settings. */
  readonly datasetFolder: string | null;
  /** Where what follows from real samples alone is kept. */
  readonly statisticsFolder: string;
}

/** What came of a metric: its values, or why the samples have none. */
export type EvaluationReply =
  | { readonly kind: "values"; readonly metric: string; readonly values: MetricValues; readonly costMs: number }
  | { readonly kind: "refused"; readonly metric: string; readonly code: ErrorCode; readonly message: Message };

/**
 * From the process: `ready` once it has started, `begun` before each metric, so that it is known over which one it
 * ended, a reply to each in the order's order, and `done` after the last.
 */
export type EvaluationWord =
  | EvaluationReply
  | { readonly kind: "ready" }
  | { readonly kind: "begun"; readonly metric: string }
  | { readonly kind: "done" };
