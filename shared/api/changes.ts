/** What the core pushes to a window: increments, gathered and sent at most ten times a second. */
import { z } from "zod";
import { jobIdSchema, jobSchema } from "./jobs.ts";
import {
  checkpointSchema,
  evaluationSchema,
  idSchema,
  metricPointSchema,
  runEventSchema,
  runSummarySchema,
  sampleSchema,
  speedSchema,
} from "./records.ts";
import { messageSchema } from "../messages/messageSchema.ts";

export const changeSchema = z.discriminatedUnion("kind", [
  /** A run is new or other than it was: state, step, name, message. Sent for every run to every window. */
  z.strictObject({ kind: z.literal("run"), run: runSummarySchema }),
  z.strictObject({ kind: z.literal("run-removed"), runId: idSchema }),
  /** How fast it trains, and what its process is busy with when not with steps. Sent for every live run. */
  z.strictObject({ kind: z.literal("speed"), runId: idSchema, speed: speedSchema, phase: messageSchema.nullable() }),
  /** Of followed runs, in order of step; the last step is the next cursor. */
  z.strictObject({ kind: z.literal("metrics"), runId: idSchema, points: z.array(metricPointSchema) }),
  z.strictObject({ kind: z.literal("samples"), runId: idSchema, samples: z.array(sampleSchema) }),
  /** Always all that the run has now, inherited ones included: some may have been thinned out. */
  z.strictObject({ kind: z.literal("checkpoints"), runId: idSchema, checkpoints: z.array(checkpointSchema) }),
  /** Of followed runs, by number, in any order of steps: one voids only what is held of its own metric and step. */
  z.strictObject({ kind: z.literal("evaluations"), runId: idSchema, evaluations: z.array(evaluationSchema) }),
  z.strictObject({ kind: z.literal("events"), runId: idSchema, events: z.array(runEventSchema) }),
  /** A followed run went back to a checkpoint: what the window holds of it after this step is void. */
  z.strictObject({ kind: z.literal("rolled-back"), runId: idSchema, step: z.number().int().nonnegative() }),
  /**
   * The window has all that was recorded of a followed run when it began to follow: what it holds none of, there is
   * none of.
   */
  z.strictObject({ kind: z.literal("caught-up"), runId: idSchema }),
  /** Of every job of this core, whoever asked for it. */
  z.strictObject({ kind: z.literal("job"), job: jobSchema }),
  /** It is over, was cancelled, or had failed and was dismissed. */
  z.strictObject({ kind: z.literal("job-removed"), jobId: jobIdSchema }),
]);
export type Change = z.infer<typeof changeSchema>;

export const changesSchema = z.array(changeSchema);
