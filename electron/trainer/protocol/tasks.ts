/**
 * Jobs that compute outside a run: one request to a process of its own, one answer, and the process ends. They need the
 * engine or the networks, which the studio's own process never loads.
 */
import { z } from "zod";
import { runConfigurationSchema } from "../../../shared/configuration.ts";
import { errorCodes } from "../../../shared/errors.ts";
import { engineNames } from "../../../shared/hyperparameters.ts";

const path = z.string().min(1);
const threads = z.number().int().positive();

export const taskRequestSchema = z.discriminatedUnion("task", [
  /** Writes everything about one critic step and one generator step, from step 0 of such a run. */
  z.strictObject({
    task: z.literal("step-dump"),
    configuration: runConfigurationSchema,
    /** The packed data set: a folder made by `dataset/`. */
    datasetFolder: path,
    threads,
    outFile: path,
  }),
  /** Writes the generator of a checkpoint as an ONNX file. */
  z.strictObject({
    task: z.literal("export-generator"),
    checkpointFile: path,
    /** The recorded one, to verify the checkpoint by. */
    sha256: z.string().optional(),
    outFile: path,
  }),
  /** Lists the engines of this machine and holds each against the reference. */
  z.strictObject({ task: z.literal("self-test"), threads }),
]);
export type TaskRequest = z.infer<typeof taskRequestSchema>;
export type TaskName = TaskRequest["task"];

const engineReportSchema = z.strictObject({
  name: z.enum(engineNames),
  available: z.boolean(),
  /** Library, version and device; or why the engine is missing, as a sentence. */
  description: z.string(),
  /** Null where the engine is missing. */
  parity: z
    .strictObject({ largestDifference: z.number().or(z.nan()), repeats: z.boolean(), passed: z.boolean() })
    .nullable(),
});

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
  "self-test": z.array(engineReportSchema),
} as const satisfies Record<TaskName, z.ZodType>;
export type TaskAnswer<Name extends TaskName> = z.infer<(typeof taskAnswerSchemas)[Name]>;

/** The one message of the task's process. */
export const taskOutcomeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("answer"), answer: z.unknown() }),
  z.strictObject({ kind: z.literal("failed"), code: z.enum(errorCodes), message: z.string() }),
]);
export type TaskOutcome = z.infer<typeof taskOutcomeSchema>;
