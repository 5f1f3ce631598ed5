/**
 * What the supervisor and a training process say to each other. Both sides parse what they receive with these schemas.
 * Every frame carries the generation of the process it belongs to, so that a dead process's late message is dropped.
 */
import { z } from "zod";
import { tagSchema } from "../../../shared/api/records.ts";
import { runConfigurationSchema } from "../../../shared/configuration.ts";
import { messageSchema } from "../../../shared/messages/messageSchema.ts";
import { sha256Schema } from "../../storage/sha256.ts";

const step = z.number().int().nonnegative();
const path = z.string().min(1);

/** Everything a trainer needs to begin or continue one run. Paths are absolute. */
export const trainingOrderSchema = z.strictObject({
  runId: z.string().min(1),
  configuration: runConfigurationSchema,
  /** The packed data set: a folder made by `dataset/`; null where samples follow from the settings. */
  datasetFolder: path.nullable(),
  /** Where `checkpoints/` and `samples/` lie. */
  runFolder: path,
  /** The step of the checkpoint to continue from; 0 without one. */
  fromStep: step,
  /** The checkpoint to continue from, of this run or of the parent it forks from; null starts at step 0. */
  checkpointFile: path.nullable(),
  /** True for the first start of a fork: the checkpoint belongs to the parent, and settings may differ from it. */
  fork: z.boolean(),
  /** Threads for the engine, already resolved to a number of at least 1. */
  threads: z.number().int().positive(),
  /** What has to lie in the run's folder for this process to write there; left out where nobody else can. */
  lease: z.string().min(1).optional(),
});
export type TrainingOrder = z.infer<typeof trainingOrderSchema>;

/** Supervisor → trainer. */
export const commandSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("start"), order: trainingOrderSchema }),
  /**
   * May train up to and including this step, then waits and says `waiting`. Groups take turns by it; others get all
   * steps at once.
   */
  z.strictObject({ kind: z.literal("advance"), untilStep: step }),
  /** Stop stepping after the present step; stay alive. Answered by `paused`. */
  z.strictObject({ kind: z.literal("pause") }),
  /** Undo `pause`. */
  z.strictObject({ kind: z.literal("continue") }),
  /** Finish the step, write a sample and a checkpoint, say `done` with reason `stopped`, exit 0. */
  z.strictObject({ kind: z.literal("stop") }),
  z.strictObject({ kind: z.literal("checkpoint-now") }),
  z.strictObject({ kind: z.literal("sample-now") }),
]);
export type Command = z.infer<typeof commandSchema>;

/** One iteration's scalars by the tags of their series; null for one that is not finite. */
export const metricPointSchema = z.strictObject({
  step,
  /** Wall-clock time of this iteration in milliseconds; not part of what repeats bit for bit. */
  elapsedMs: z.number().nonnegative(),
  values: z.record(tagSchema, z.number().nullable()),
});
export type MetricPoint = z.infer<typeof metricPointSchema>;

/** Trainer → supervisor. */
export const reportSchema = z.discriminatedUnion("kind", [
  /** The process is up and listens. */
  z.strictObject({ kind: z.literal("ready"), pid: z.number().int() }),
  /** Training begins at `step` (0 or the checkpoint's). Metrics and samples after it, if any, are to be dropped. */
  z.strictObject({ kind: z.literal("started"), step, engine: z.string(), threads: z.number().int().positive() }),
  /** Sent at least once a second while training: a sign of life and every point since the last message. */
  z.strictObject({
    kind: z.literal("metrics"),
    points: z.array(metricPointSchema),
    /** Real samples that were drawn for them. */
    samples: z.number().int().nonnegative(),
  }),
  /**
   * A sign of life while nothing else is sent (a long step, building the graph), at least every 2 s where the process
   * can.
   */
  z.strictObject({ kind: z.literal("alive"), step, phase: messageSchema }),
  z.strictObject({ kind: z.literal("waiting"), step }),
  z.strictObject({ kind: z.literal("paused"), step }),
  z.strictObject({
    kind: z.literal("checkpoint"),
    step,
    file: path,
    sizeBytes: z.number().int().positive(),
    sha256: sha256Schema,
    /** `schedule`, `request`, `stop` or `end`. */
    reason: z.enum(["schedule", "request", "stop", "end"]),
  }),
  z.strictObject({ kind: z.literal("sample"), step, file: path, count: z.number().int().positive() }),
  /** Something the user should know. */
  z.strictObject({
    kind: z.literal("notice"),
    step,
    level: z.enum(["info", "warning", "error"]),
    message: messageSchema,
  }),
  /** The run's numbers are no longer finite; the trainer has stopped before writing anything of them. */
  z.strictObject({ kind: z.literal("not-finite"), step, message: messageSchema }),
  z.strictObject({ kind: z.literal("done"), step, reason: z.enum(["completed", "stopped"]) }),
  z.strictObject({ kind: z.literal("failed"), step, code: z.string(), message: messageSchema }),
]);
export type Report = z.infer<typeof reportSchema>;

/** The envelope of both directions. */
export const frameSchema = <Body extends z.ZodType>(body: Body) =>
  z.strictObject({ generation: z.number().int().nonnegative(), body });
export interface Frame<Body> {
  readonly generation: number;
  readonly body: Body;
}
