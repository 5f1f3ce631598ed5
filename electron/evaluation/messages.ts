/** What the studio and the process that computes metrics tell each other. Both sides are this program. */
import type { ErrorCode } from "../../shared/errors.ts";
import type { Message } from "../../shared/messages/message.ts";
import type { MetricValues } from "./metric.ts";

/** Metrics of the samples of one step. The process takes one order after the other. */
export interface EvaluationOrder {
  /** By their names. */
  readonly metrics: readonly string[];
  /** The sample file, absolute. */
  readonly file: string;
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
