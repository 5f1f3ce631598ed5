/** Long work of the core besides training, as every window sees it. */
import { z } from "zod";
import { errorCodes } from "../errors.ts";
import { messageSchema } from "../messages/messageSchema.ts";

const count = z.number().int().nonnegative();

/** A name chosen by whoever asks for a job, so that it can be followed and cancelled. */
export const jobIdSchema = z.string().regex(/^[0-9a-z-]{4,64}$/);

const jobKinds = [
  /** Looking through a folder. */
  "scan",
  "pack",
  "export",
  "evaluation",
  /** Engines held against the reference. */
  "self-test",
  /** Which devices there are. */
  "devices",
  /** Whether a run's files are as they were written. */
  "verification",
  /** A lost history, out of the folders of its runs. */
  "rebuild",
] as const;
export type JobKind = (typeof jobKinds)[number];

/** What its progress counts. */
const jobUnits = ["file", "picture", "sample", "checkpoint", "engine", "run"] as const;

const jobProgressSchema = z.strictObject({
  /** What it is busy with, where it has several parts: `listing` counts the files, `examining` decodes them. */
  phase: z.enum(["listing", "examining"]).nullable(),
  done: count,
  /** Null where it is not known. */
  total: count.nullable(),
  unit: z.enum(jobUnits),
  /** Units a second; null while there is nothing to go by. */
  perSecond: z.number().nonnegative().nullable(),
  /** Null while there is nothing to go by. */
  secondsLeft: z.number().nullable(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

export const jobSchema = z.strictObject({
  id: jobIdSchema,
  kind: z.enum(jobKinds),
  /** What it does, for people. */
  title: messageSchema,
  /** `waiting`: others are under way, and it begins after them. A failed one is kept until somebody dismisses it. */
  state: z.enum(["waiting", "running", "failed"]),
  /** Null where it tells none. */
  progress: jobProgressSchema.nullable(),
  startedMs: z.number(),
  canBeCancelled: z.boolean(),
  /** Who takes its result: with a window that goes, its jobs are cancelled; the studio's go on. */
  owner: z.enum(["this-window", "another-window", "studio"]),
  /** Why it failed. */
  error: z.strictObject({ code: z.enum([...errorCodes, "defect"]), message: messageSchema }).nullable(),
});
export type Job = z.infer<typeof jobSchema>;
