/**
 * The API between window and core: every request with what it takes and what it answers. The same table serves
 * Electron's bridge and the WebSocket; both sides parse with it. No path crosses it except folders and files that the
 * user picked.
 */
import { z } from "zod";
import { runConfigurationSchema } from "../configuration.ts";
import { deviceNames } from "../devices.ts";
import { mostMembers } from "../groups.ts";
import { engineNames } from "../settings/run.ts";
import { settingTable } from "../settings/table.ts";
import { exportNamed, mostExportedRuns } from "../exports.ts";
import { isPrintableLine } from "../printableText.ts";
import { jobIdSchema, jobSchema } from "./jobs.ts";
import {
  checkpointSchema,
  datasetSchema,
  evaluationSchema,
  healthReportSchema,
  idSchema,
  metricPointSchema,
  runEventSchema,
  runSchema,
  runSummarySchema,
  sampleSchema,
  scatterPointsSchema,
  seriesSchema,
  tagSchema,
} from "./records.ts";
import { saying } from "../messages/issueMessage.ts";
import { messageSchema } from "../messages/messageSchema.ts";

const nothing = z.strictObject({});
const step = z.number().int().nonnegative();
const ofRun = z.strictObject({ runId: idSchema });
const atStep = z.strictObject({ runId: idSchema, step });
const folder = z.string().min(1).max(4096);
const name = z.string().trim().min(1).max(200).refine(isPrintableLine, saying("issue.notPrintable"));
/** Some settings by name, each value checked against the table by the core. */
const changes = z.partialRecord(
  z.enum(Object.keys(settingTable) as [keyof typeof settingTable]),
  z.union([z.string(), z.number(), z.boolean()]),
);
const runs = z.array(runSummarySchema);
/** A kind of export by its name or an alias. */
const exportKind = z
  .string()
  .refine((word) => exportNamed(word) !== undefined, saying("issue.noSuchExport"))
  .transform((word) => exportNamed(word)!);
/** Values of a kind's own parameters by name, each checked by the core against what the kind declares. */
const exportParameters = z.partialRecord(
  z.string().max(40),
  z.union([z.number(), z.string().max(40), z.array(z.union([z.number(), z.string().max(200)])).max(100)]),
);

/** Names a long job, so that it can be followed and cancelled. Chosen by the caller. */
const jobId = jobIdSchema;
const mayNameJob = { jobId: jobId.optional() };

export const requests = {
  // This machine
  "machine.info": {
    params: nothing,
    result: z.strictObject({
      version: z.string(),
      shell: z.enum(["desktop", "browser"]),
      /**
       * Of the desktop window: false where Chromium runs without its sandbox. Null in a browser, which the user chose.
       */
      sandboxed: z.boolean().nullable(),
      homeFolder: z.string(),
      homeBytesFree: z.number().nonnegative(),
      platform: z.string(),
      processor: z.string(),
      cores: z.number().int().positive(),
      memoryBytes: z.number().positive(),
      /** The folder of the bundled pictures, as a picked folder for the other requests. */
      sampleFolder: folder,
    }),
  },
  /**
   * Engines with the reason for each that is missing, a self-test of the others, and the state of the history. Takes
   * seconds the first time; the core keeps the result until it ends, or until it is asked to test `again`. With
   * `keptOnly` nothing is tested: null where nothing is kept.
   */
  "machine.doctor": {
    params: z.strictObject({ again: z.boolean().optional(), keptOnly: z.boolean().optional() }),
    result: z
      .strictObject({
        testedMs: z.number(),
        engines: z.array(
          z.strictObject({
            name: z.enum(engineNames),
            /** Of the compiled engine; null for the others. */
            device: z.enum(deviceNames).nullable(),
            available: z.boolean(),
            description: messageSchema,
            parity: z
              .strictObject({ largestDifference: z.number().nullable(), repeats: z.boolean(), passed: z.boolean() })
              .nullable(),
          }),
        ),
        /** Empty where the database is sound. */
        historyProblems: z.array(messageSchema),
      })
      .nullable(),
  },

  /**
   * What the compiled engine can compute on here. Takes seconds the first time; a test of `machine.doctor` looks anew.
   */
  "machine.devices": {
    params: nothing,
    result: z.array(
      z.strictObject({
        name: z.enum(deviceNames),
        available: z.boolean(),
        /**
         * The processor or the card; why a missing one is missing; null where there is nothing to say.
         */
        description: messageSchema.nullable(),
        memoryBytes: z.number().positive().nullable(),
      }),
    ),
  },

  // Folders and data sets
  /** The folders inside a folder, for the browser shell; null lists where to begin (home, bundled pictures, drives). */
  "folders.list": {
    params: z.strictObject({ folder: folder.nullable() }),
    result: z.strictObject({
      folder: folder.nullable(),
      parent: folder.nullable(),
      entries: z.array(z.strictObject({ name: z.string(), folder, pictureCount: z.number().int().nullable() })),
    }),
  },
  /** Looks through a folder without packing it. Progress comes as `job` changes. */
  "datasets.inspect": {
    params: z.strictObject({ folder, jobId }),
    result: healthReportSchema,
  },
  "datasets.list": { params: nothing, result: z.array(datasetSchema) },
  "datasets.report": { params: z.strictObject({ datasetId: idSchema }), result: healthReportSchema },
  /** Packs a folder for a configuration, or finds it packed. Progress comes as `job` changes. */
  "datasets.prepare": {
    params: z.strictObject({ folder, configuration: runConfigurationSchema, jobId }),
    result: datasetSchema,
  },

  // Jobs: long work besides training. All of this core are told to every window as `job` changes
  /** Those under way and those that failed, in the order in which they were asked for. */
  "jobs.list": { params: nothing, result: z.array(jobSchema) },
  /** Ends one that is under way. */
  "jobs.cancel": { params: z.strictObject({ jobId }), result: nothing },
  /** Takes a failed one from the list, in every window. */
  "jobs.dismiss": { params: z.strictObject({ jobId }), result: nothing },

  // Runs
  "runs.list": { params: nothing, result: runs },
  "runs.get": { params: ofRun, result: runSchema },
  /** Records and queues one run, or a group (one configuration for each run, same data set and seed). */
  "runs.create": {
    params: z.strictObject({
      /** Null where samples follow from the settings: no folder is packed. */
      datasetId: idSchema.nullable(),
      name,
      configurations: z.array(runConfigurationSchema).min(1).max(mostMembers),
    }),
    result: runs,
  },
  "runs.pause": { params: ofRun, result: nothing },
  /**
   * From where it paused, or from its newest checkpoint. `changes`: steps, sampleEvery, checkpointEvery,
   * keepCheckpoints, evaluateEvery, threads, engine, device.
   */
  "runs.resume": { params: ofRun.extend({ changes: changes.optional() }), result: nothing },
  "runs.stop": { params: ofRun, result: nothing },
  "runs.stopNow": { params: ofRun, result: nothing },
  /** The other process that answers for a run, in words; null where there is none. */
  "runs.ownerOf": { params: ofRun, result: z.strictObject({ owner: messageSchema.nullable() }) },
  /** Takes a run from the other process that answers for it: it comes to rest here. */
  "runs.takeOver": { params: ofRun, result: nothing },
  "runs.checkpointNow": { params: ofRun, result: nothing },
  "runs.sampleNow": { params: ofRun, result: nothing },
  /** Records and queues a child that begins at a checkpoint. */
  "runs.fork": {
    params: atStep.extend({ changes: changes.optional(), name: name.optional() }),
    result: runSummarySchema,
  },
  "runs.rename": { params: ofRun.extend({ name }), result: runSummarySchema },
  /** Refused while it is live or has children. Its files go too. */
  "runs.delete": { params: ofRun, result: nothing },
  "runs.pinCheckpoint": { params: atStep.extend({ pinned: z.boolean() }), result: nothing },
  /** How many runs have folders although the history does not know them: it was lost. */
  "runs.unrecorded": { params: nothing, result: z.strictObject({ count: step }) },
  /** Records those again from their checkpoints and samples; `notes` are sentences about what could not be had. */
  "runs.rebuild": { params: nothing, result: z.strictObject({ count: step, notes: z.array(messageSchema) }) },
  /** Checks every checkpoint and sample; no problems where all are as they were written. */
  "runs.verify": {
    params: ofRun.extend(mayNameJob),
    result: z.strictObject({
      checkpointCount: step,
      sampleCount: step,
      problems: z.array(z.strictObject({ step, message: messageSchema })),
    }),
  },
  /**
   * Milliseconds that an iteration of such a run takes on this machine, from earlier runs; null where there is nothing
   * to go by.
   */
  "runs.estimate": {
    params: z.strictObject({ configuration: runConfigurationSchema }),
    result: z.strictObject({ iterationMs: z.number().positive().nullable(), basis: messageSchema }),
  },

  // What a run has recorded, inherited history included
  "metrics.tags": { params: ofRun, result: z.array(tagSchema) },
  "metrics.series": {
    params: ofRun.extend({
      tag: tagSchema,
      fromStep: step.optional(),
      toStep: step.optional(),
      maximumPoints: z.number().int().min(10).max(20_000).optional(),
    }),
    result: seriesSchema,
  },
  "metrics.after": {
    params: ofRun.extend({ afterStep: z.number().int().min(-1), limit: z.number().int().min(1).max(10_000) }),
    result: z.array(metricPointSchema),
  },
  "samples.list": { params: ofRun, result: z.array(sampleSchema) },
  /** The points of a sample, of runs whose domain is shown as a scatter; pictures are artefacts. */
  "samples.points": { params: atStep, result: scatterPointsSchema },
  "checkpoints.list": { params: ofRun, result: z.array(checkpointSchema) },
  "events.list": {
    params: ofRun.extend({
      afterNumber: z.number().int().nonnegative().optional(),
      limit: z.number().int().min(1).max(1000),
    }),
    result: z.array(runEventSchema),
  },

  /** In the order in which they were recorded, whatever their steps; inherited ones up to the fork step included. */
  "evaluations.list": {
    params: ofRun.extend({
      afterNumber: z.number().int().nonnegative().optional(),
      limit: z.number().int().min(1).max(1000),
    }),
    result: z.array(evaluationSchema),
  },

  /**
   * Computes metrics of a run's samples (by names or tags; left out, every one that they have), of all that have no
   * value yet or of these steps, as a job of the studio's: it goes on without the window. Values come as `evaluations`
   * changes.
   */
  "evaluations.compute": {
    params: ofRun.extend({
      metrics: z.array(z.string().min(1).max(100)).min(1).max(20).optional(),
      steps: z.array(step).min(1).max(1000).optional(),
      ...mayNameJob,
    }),
    result: z.strictObject({ count: step }),
  },

  // Exports: each makes a file for the user and answers with a ticket; the shell saves it, or the browser downloads it.
  // Two are made at a time: one that waits says so as a `job` change, where it has a `jobId`, by which it can be
  // cancelled too. shared/catalogue/exports.ts says of each kind what it takes. Without a `step` it is of the newest
  // that all the runs have.
  "exports.make": {
    params: z.strictObject({
      ...mayNameJob,
      what: exportKind,
      runIds: z.array(idSchema).min(1).max(mostExportedRuns),
      step: step.optional(),
      parameters: exportParameters.optional(),
    }),
    /** The ticket is the artefact `exports/<ticket>`, good until the core ends. */
    result: z.strictObject({ ticket: idSchema, fileName: z.string(), sizeBytes: step }),
  },

  // Following
  /**
   * Begins (or moves) the following of a run: changes after these cursors are pushed, those that exist already first.
   */
  "follow.run": {
    params: ofRun.extend({
      afterStep: z.number().int().min(-1),
      afterSample: z.number().int().min(-1),
      afterEvent: z.number().int().nonnegative(),
      afterEvaluation: z.number().int().nonnegative(),
    }),
    result: nothing,
  },
  "follow.end": { params: ofRun, result: nothing },
} as const satisfies Record<string, { readonly params: z.ZodType; readonly result: z.ZodType }>;

export type RequestName = keyof typeof requests;
export type RequestParams<Name extends RequestName> = z.input<(typeof requests)[Name]["params"]>;
export type RequestResult<Name extends RequestName> = z.output<(typeof requests)[Name]["result"]>;
export type ExportRequest = RequestParams<"exports.make">;
