/**
 * What a row must look like to be handed out. A home folder may come from a stranger, whose database holds anything:
 * what does not fit is left out of every list, and `badRows` names it.
 */
import { z } from "zod";
import { issueMessage, saying } from "../../../shared/messages/issueMessage.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { runStates } from "../../../shared/runStates.ts";
import { isTag } from "../../../shared/seriesTag.ts";
import { isPlainPath } from "../../storage/plainName.ts";
import { sha256Schema } from "../../storage/sha256.ts";
import { checkpointReasons, eventLevels } from "../records.ts";
import { isId } from "../runId.ts";

const step = z.number().int().nonnegative();
const timeMs = z.number();
const text = z.string();
const runId = z.string().refine(isId, saying("issue.noRunId"));
/** Made by the data set's own room, from the content of its pictures. */
const datasetId = z.string().refine((id) => /^[0-9a-z]{1,64}$/.test(id), saying("issue.noDatasetId"));

const relativeFile = z.string().max(300).refine(isPlainPath, saying("issue.noPlainName"));

const schemas = {
  runs: z.object({
    id: runId,
    name: text,
    state: z.enum(runStates),
    step,
    datasetId,
    parentId: runId.nullable(),
    parentStep: step.nullable(),
    groupId: runId.nullable(),
    createdMs: timeMs,
    startedMs: timeMs.nullable(),
    endedMs: timeMs.nullable(),
    engine: text.nullable(),
    threads: z.number().int().positive().nullable(),
    ownerPid: z.number().int().nullable(),
    ownerHost: text.nullable(),
    ownerPlace: text.nullable(),
    ownerStarted: text.nullable(),
    queuePlace: z.number().int().nullable(),
    seenMs: timeMs,
    message: text.nullable(),
    messageData: text.nullable(),
    failedDevice: text.nullable(),
  }),
  checkpoints: z.object({
    step,
    file: relativeFile,
    sizeBytes: z.number().int().nonnegative(),
    sha256: sha256Schema,
    pinned: z.literal([0, 1]),
    reason: z.enum(checkpointReasons),
    createdMs: timeMs,
  }),
  samples: z.object({ step, file: relativeFile, count: z.number().int().positive() }),
  datasets: z.object({
    id: datasetId,
    sourceFolder: text,
    packedFolder: relativeFile,
    imageCount: z.number().int().nonnegative(),
    createdMs: timeMs,
  }),
  evaluations: z.object({
    number: z.number().int().positive(),
    step,
    metric: text.refine(isTag, saying("issue.noMetricName")),
    // Infinities are values too.
    value: z.custom<number | null>((value) => value === null || typeof value === "number", saying("issue.noNumber")),
    costMs: z.number().nonnegative(),
  }),
  events: z.object({
    number: z.number().int().positive(),
    step,
    timeMs,
    level: z.enum(eventLevels),
    message: text,
    messageData: text.nullable(),
  }),
} as const;

export type CheckedTable = keyof typeof schemas;

/** What is wrong with a row, as `column: what`; null where it is as we write it. */
export function findFault(table: CheckedTable, row: unknown): Message | null {
  const issue = schemas[table].safeParse(row).error?.issues[0];
  return issue === undefined
    ? null
    : message("history.fault", { column: issue.path.join("."), problem: issueMessage(issue) });
}

/** The rows that are as we write them. */
export function soundRows<Row>(table: CheckedTable, rows: readonly Row[]): Row[] {
  return rows.filter((row) => findFault(table, row) === null);
}
