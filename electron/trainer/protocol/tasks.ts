/**
 * Jobs that compute outside a run: one request to a process of its own, one answer, and the process ends. They need the
 * engine or the networks, which the studio's own process never loads.
 */
import { z } from "zod";
import { weightKinds } from "../../../shared/average.ts";
import { runConfigurationSchema } from "../../../shared/configuration.ts";
import { errorCodes } from "../../../shared/errors.ts";
import { messageSchema } from "../../../shared/messages/messageSchema.ts";
import { deviceNames } from "../../../shared/devices.ts";
import { engineNames } from "../../../shared/settings/run.ts";

const path = z.string().min(1);
const threads = z.number().int().positive();
/** Left out: those that the run's samples are drawn with. */
const weights = z.enum(weightKinds).optional();

export const taskRequestSchema = z.discriminatedUnion("task", [
  /** Writes everything about each step of the system's plan, once, from step 0 of such a run. */
  z.strictObject({
    task: z.literal("step-dump"),
    configuration: runConfigurationSchema,
    /** The packed data set: a folder made by `dataset/`; null where samples follow from the settings. */
    datasetFolder: path.nullable(),
    threads,
    outFile: path,
  }),
  /** Writes the generator of a checkpoint as an ONNX file. */
  z.strictObject({
    task: z.literal("export-generator"),
    checkpointFile: path,
    /** The recorded ones, to verify the checkpoint by. */
    sha256: z.string().optional(),
    sizeBytes: z.number().int().nonnegative().optional(),
    weights,
    outFile: path,
  }),
  /** Draws the run's fixed noise with the weights of a checkpoint, as a sample file. */
  z.strictObject({
    task: z.literal("draw-sample"),
    checkpointFile: path,
    /** The recorded ones, to verify the checkpoint by. */
    sha256: z.string().optional(),
    sizeBytes: z.number().int().nonnegative().optional(),
    weights,
    threads,
    outFile: path,
  }),
  /** Generates a run's samples for metrics with the weights of a checkpoint: on one thread, at low priority. */
  z.strictObject({
    task: z.literal("generate-for-metrics"),
    checkpointFile: path,
    /** The recorded ones, to verify the checkpoint by. */
    sha256: z.string().optional(),
    sizeBytes: z.number().int().nonnegative().optional(),
    outFile: path,
  }),
  /** Whether the compiled engine computes on a device of this machine. */
  z.strictObject({ task: z.literal("probe-device"), device: z.enum(deviceNames) }),
  /** Computes a small step on an engine and holds it against the reference. */
  z.strictObject({ task: z.literal("self-test"), engine: z.enum(engineNames), device: z.enum(deviceNames), threads }),
]);
export type TaskRequest = z.infer<typeof taskRequestSchema>;
export type TaskName = TaskRequest["task"];

/** Why something is not here. */
const missing = z.strictObject({ available: z.literal(false), reason: messageSchema });

/** What each task answers when it succeeds. */
export const taskAnswerSchemas = {
  "step-dump": z.strictObject({
    sizeBytes: z.number().int().positive(),
    sha256: z.string(),
    /** Names of all tensors in the file. */
    tensorCount: z.number().int().positive(),
  }),
  "export-generator": z.strictObject({
    sizeBytes: z.number().int().positive(),
    step: z.number().int().nonnegative(),
  }),
  "draw-sample": z.strictObject({ step: z.number().int().nonnegative(), count: z.number().int().positive() }),
  "generate-for-metrics": z.strictObject({ step: z.number().int().nonnegative(), count: z.number().int().positive() }),
  "probe-device": z.discriminatedUnion("available", [
    missing,
    z.strictObject({
      available: z.literal(true),
      /** The card's name, or the names of those that it may be; null where the system lists none. */
      label: z.string().nullable(),
      memoryBytes: z.number().positive().nullable(),
    }),
  ]),
  "self-test": z.discriminatedUnion("available", [
    missing,
    z.strictObject({
      available: z.literal(true),
      /** Library, version and device. */
      library: z.string(),
      /**
       * Largest difference from the reference, relative to the largest value of its array; NaN where a number is
       * missing.
       */
      largestDifference: z.number().or(z.nan()),
      /** True where a second run gave the same bits. */
      repeats: z.boolean(),
      passed: z.boolean(),
    }),
  ]),
} as const satisfies Record<TaskName, z.ZodType>;
export type TaskAnswer<Name extends TaskName> = z.infer<(typeof taskAnswerSchemas)[Name]>;

/** The one message of the task's process. */
export const taskOutcomeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("answer"), answer: z.unknown() }),
  z.strictObject({ kind: z.literal("failed"), code: z.enum(errorCodes), message: messageSchema }),
]);
export type TaskOutcome = z.infer<typeof taskOutcomeSchema>;
