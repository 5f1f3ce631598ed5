/** What the studio and the thread that computes a metric tell each other. Both sides are this program. */
import type { ErrorCode } from "../../shared/errors.ts";
import type { Message } from "../../shared/messages/message.ts";

/** Handed over at its start: the metric by its tag, and the sample files, absolute. */
export interface EvaluationTask {
  readonly metric: string;
  readonly files: readonly string[];
}

/** One for each file, in their order; the thread then ends. */
export type EvaluationReply =
  | { readonly kind: "value"; readonly value: number; readonly costMs: number }
  /** Why the file could not be read. */
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly message: Message };
