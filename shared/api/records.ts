/** What the core says of runs and data sets, as both sides of the API check it. Times are milliseconds since 1970. */
import { z } from "zod";
import { shownConfigurationSchema } from "../configuration.ts";
import { runStates } from "../runStates.ts";
import { tagPattern } from "../seriesTag.ts";
import { messageSchema } from "../messages/messageSchema.ts";

const step = z.number().int().nonnegative();
const count = z.number().int().nonnegative();
/** Ids are made by the core: short, lower-case, never a path. */
export const idSchema = z.string().regex(/^[0-9a-z]{4,64}$/);

export const runSummarySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  state: z.enum(runStates),
  /** Generator iterations done. */
  step,
  /** The step at which the run will be complete. */
  targetStep: step,
  /** A name of the catalogue, or one that only a newer version knows. */
  system: z.string(),
  /** What samples are: a name of the catalogue, or one that only a newer version knows. */
  domain: z.string(),
  datasetId: idSchema,
  parent: z.strictObject({ runId: idSchema, step }).nullable(),
  /** The group that it belongs to, whose runs share data and seed; null for a run by itself. */
  groupId: idSchema.nullable(),
  createdMs: z.number(),
  startedMs: z.number().nullable(),
  endedMs: z.number().nullable(),
  engine: z.string().nullable(),
  threads: z.number().int().positive().nullable(),
  /** Why it stopped, failed or paused. */
  message: messageSchema.nullable(),
  /** The device whose failure brought it to rest, as people call it; null where none did. */
  failedDevice: z.string().nullable(),
  /** What computed its own steps, in order, each from the step after `fromStep`; empty where that was not recorded. */
  segments: z.array(z.strictObject({ fromStep: step, library: z.string(), threads: z.number().int().positive() })),
  /** True where another process (a command line, say) answers for it: it can be watched here, not steered. */
  foreign: z.boolean(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const runSchema = runSummarySchema.extend({
  configuration: shownConfigurationSchema,
  /** What a newer version recorded, in words: such a run can be looked at and exported, not trained. */
  unknownSettings: z.array(z.string()),
});
export type Run = z.infer<typeof runSchema>;

export const checkpointSchema = z.strictObject({
  /** The run that owns the file: the run asked for, or an ancestor. */
  runId: idSchema,
  step,
  sizeBytes: count,
  reason: z.enum(["schedule", "request", "stop", "end"]),
  pinned: z.boolean(),
  createdMs: z.number(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const coordinates = z.array(z.number()).max(65_536);

/** The points of a sample: x and y of each in turn. */
export const scatterPointsSchema = z.strictObject({
  /** Both axes go from minus this to this. */
  range: z.number().positive(),
  /** In the order of the fixed noise. */
  generated: coordinates,
  /** Of the distribution, the same at every step. */
  real: coordinates,
});
export type ScatterPoints = z.infer<typeof scatterPointsSchema>;

/** A sample that can be shown: its picture is the artefact of (runId, step). */
export const sampleSchema = z.strictObject({ runId: idSchema, step, count: z.number().int().positive() });
export type Sample = z.infer<typeof sampleSchema>;

export const runEventSchema = z.strictObject({
  /** Grows with every event: the cursor. */
  number: z.number().int().positive(),
  runId: idSchema,
  step,
  timeMs: z.number(),
  level: z.enum(["info", "warning", "error"]),
  message: messageSchema,
});
export type RunEvent = z.infer<typeof runEventSchema>;

/** Names of recorded series: `emEstimate`, `jsEstimate`, `criticLoss`, `generatorLoss`, `criticSteps`, `elapsedMs`. */
export const tagSchema = z.string().regex(tagPattern);

/**
 * A recorded value as it crosses: JSON has no infinities and no NaN. Null is NaN; nothing is left of which one it was
 * in old runs.
 */
const metricValueSchema = z.union([z.number(), z.enum(["inf", "-inf"])]).nullable();
export type MetricValue = z.infer<typeof metricValueSchema>;

/** A recorded value (null is NaN) for the way. */
export function metricValue(value: number | null): MetricValue {
  if (value === null || Number.isNaN(value)) return null;
  return Number.isFinite(value) ? value : value > 0 ? "inf" : "-inf";
}

/** The number that has crossed. */
export function numberOf(value: MetricValue): number {
  if (typeof value === "number") return value;
  return value === null ? Number.NaN : value === "inf" ? Infinity : -Infinity;
}

export const metricPointSchema = z.strictObject({
  step,
  values: z.record(tagSchema, metricValueSchema),
});
export type MetricPoint = z.infer<typeof metricPointSchema>;

/** What was computed of a sample beside the training: it comes in any order of steps. */
export const evaluationSchema = z.strictObject({
  /** Grows with every evaluation: the cursor. */
  number: z.number().int().positive(),
  /** The run that was evaluated: the run asked for, or an ancestor. */
  runId: idSchema,
  step,
  metric: tagSchema,
  value: metricValueSchema,
  costMs: z.number().nonnegative(),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

export const seriesSchema = z.strictObject({
  tag: tagSchema,
  points: z.array(z.strictObject({ step, value: metricValueSchema })),
  /** True where points were left out; the smallest and largest of each segment are kept. */
  thinned: z.boolean(),
});

const imageSize = z.strictObject({ width: count, height: count });

/** The name of a reason, one of `unusableReasons` or of a newer version: each shell has its own words for it. */
const reasonName = z.string();

/** A folder's health: every count is complete, lists of names end after 10,000. */
export const healthReportSchema = z.strictObject({
  folder: z.string(),
  fileCount: count,
  usable: count,
  grey: count.optional(),
  formats: z.record(z.string(), count),
  sizes: z
    .strictObject({ smallest: imageSize, largest: imageSize, commonest: z.array(imageSize.extend({ count })) })
    .nullable(),
  duplicates: z.strictObject({
    groupCount: count,
    extraFiles: count,
    groups: z.array(z.strictObject({ sha256: z.string(), files: z.array(z.string()) })),
  }),
  unusable: z.strictObject({
    count,
    byReason: z.record(z.string(), count),
    files: z.array(z.strictObject({ path: z.string(), reason: reasonName, detail: messageSchema })),
  }),
  remarks: z
    .strictObject({ count, files: z.array(z.strictObject({ path: z.string(), remark: messageSchema })) })
    .optional(),
  otherFiles: z.strictObject({ count, byExtension: z.record(z.string(), count), examples: z.array(z.string()) }),
});
export type HealthReport = z.infer<typeof healthReportSchema>;

export const datasetSchema = z.strictObject({
  id: idSchema,
  /** The folder that the user picked. */
  sourceFolder: z.string(),
  /** False where that folder is no longer there; training goes on from the packed copy. */
  sourceFound: z.boolean(),
  imageSize: z.number().int().positive(),
  channels: z.number().int().positive(),
  fit: z.string(),
  imageCount: count,
  createdMs: z.number(),
});
export type Dataset = z.infer<typeof datasetSchema>;

export const speedSchema = z.strictObject({
  samplesPerSecond: z.number().nullable(),
  timeLeftMs: z.number().nullable(),
});
export type Speed = z.infer<typeof speedSchema>;
