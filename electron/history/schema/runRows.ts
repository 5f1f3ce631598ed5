import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { printableLine } from "../../../shared/printableText.ts";
import { settingTable } from "../../../shared/settings/table.ts";
import { readStoredConfiguration } from "../../../shared/storedConfiguration.ts";
import { jsonObjectSchema, readJson } from "./jsonColumn.ts";
import { ownerOf, type OwnerColumns } from "./ownerColumns.ts";
import { unreadableSystem, type Run, type RunSummary, type ComputedSegment } from "../records.ts";
import { liveStates, type RunState } from "../../../shared/runStates.ts";
import { readMessage } from "./messageColumns.ts";
import { findFault, soundRows } from "./rowChecks.ts";

/** A row of `runs`, with the parent's id and the two settings that a list shows. */
export interface RunRow extends OwnerColumns {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly state: RunState;
  readonly step: number;
  /** What the settings say, which a stranger may have written. */
  readonly targetStep: unknown;
  readonly system: unknown;
  readonly domain: unknown;
  readonly datasetId: string;
  readonly parentNumber: number | null;
  readonly parentId: string | null;
  readonly parentStep: number | null;
  readonly groupId: string | null;
  readonly createdMs: number;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  readonly engine: string | null;
  readonly threads: number | null;
  readonly queuePlace: number | null;
  readonly seenMs: number;
  readonly message: string | null;
  readonly messageData: string | null;
  readonly failedDevice: string | null;
  /** JSON. */
  readonly segments: string;
}

/** The live states as SQL lists them: `state IN (${liveStateList})`. */
export const liveStateList = liveStates.map((state) => `'${state}'`).join(", ");

/**
 * Selects `RunRow`s from `runs AS run`; to be followed by WHERE or ORDER BY. A damaged configuration does not hide a
 * run.
 */
export const selectRunRows = `
  SELECT run.number, run.id, run.name, run.state, run.step,
    CASE WHEN json_valid(run.configuration) THEN coalesce(run.configuration ->> '$.steps', 0) ELSE 0 END AS targetStep,
    CASE WHEN json_valid(run.configuration)
      THEN coalesce(run.configuration ->> '$.system', run.configuration ->> '$.algorithm', '?') ELSE '?' END AS system,
    CASE WHEN json_valid(run.configuration)
      THEN coalesce(run.configuration ->> '$.domain', '${settingTable.domain.whenMissing}') ELSE '?' END AS domain,
    run.dataset AS datasetId, run.parent AS parentNumber, parent.id AS parentId, run.parent_step AS parentStep,
    run.group_id AS groupId, run.created_ms AS createdMs, run.started_ms AS startedMs, run.ended_ms AS endedMs,
    run.engine, run.threads, run.owner_pid AS ownerPid, run.owner_host AS ownerHost,
    run.owner_place AS ownerPlace, run.owner_started AS ownerStarted,
    run.queue_place AS queuePlace, run.seen_ms AS seenMs, run.message, run.message_data AS messageData,
    run.failed_device AS failedDevice,
    (SELECT json_group_array(json_object('fromStep', step, 'library', library, 'threads', threads) ORDER BY step)
      FROM stretches WHERE stretches.run = run.number) AS segments
  FROM runs AS run LEFT JOIN runs AS parent ON parent.number = run.parent`;

/** A row as callers see it. */
export function toSummary(row: RunRow): RunSummary {
  const { parentId, parentStep, targetStep, system, domain } = row;
  const owner = ownerOf(row);
  const isReadable = Number.isSafeInteger(targetStep) && Number(targetStep) >= 0 && typeof system === "string";
  return {
    id: row.id,
    // A name from before, or from a stranger's home, may hold anything.
    name: printableLine(row.name),
    state: row.state,
    step: row.step,
    targetStep: isReadable ? Number(targetStep) : 0,
    system: isReadable ? system : unreadableSystem,
    domain: typeof domain === "string" ? domain : settingTable.domain.whenMissing,
    datasetId: row.datasetId,
    parent: parentId === null || parentStep === null ? null : { runId: parentId, step: parentStep },
    groupId: row.groupId,
    createdMs: row.createdMs,
    startedMs: row.startedMs,
    endedMs: row.endedMs,
    engine: row.engine,
    threads: row.threads,
    owner: owner === null ? null : { ...owner, seenMs: row.seenMs },
    message: row.message === null ? null : readMessage(row.message, row.messageData),
    failedDevice: row.failedDevice,
    segments: JSON.parse(row.segments) as ComputedSegment[],
  };
}

/** The summaries of the rows that are as we write them. */
export function toSummaries(rows: readonly RunRow[]): RunSummary[] {
  return soundRows("runs", rows).map(toSummary);
}

/** The error for a run id that is not in the history. */
export function runNotFound(runId: string): StudioError {
  return new StudioError("not-found", message("run.unknown", { run: runId }), { runId, seeAlso: "runs" });
}

/** Reads single rows of `runs` for the other stores. */
export interface RunRows {
  /** @throws StudioError `not-found` */
  readonly get: (runId: string) => RunRow;
  readonly has: (runId: string) => boolean;
  /** The row with all its settings. @throws StudioError `corrupt` where they cannot be read */
  readonly withConfiguration: (row: RunRow) => Run;
}

export function createRunRows(database: Database): RunRows {
  const byId = database.prepare<[string], RunRow>(`${selectRunRows} WHERE run.id = ?`);
  const configuration = database.prepare<[number], string>("SELECT configuration FROM runs WHERE number = ?").pluck();
  return {
    get: (runId) => {
      const row = byId.get(runId);
      if (row === undefined) throw runNotFound(runId);
      const fault = findFault("runs", row);
      if (fault !== null)
        throw new StudioError("corrupt", message("run.recordDamaged", { run: runId, fault }), { runId });
      return row;
    },
    has: (runId) => byId.get(runId) !== undefined,
    withConfiguration: (row) => {
      const text = configuration.get(row.number) ?? "";
      const what = message("run.called", { name: printableLine(row.name), id: row.id });
      const stored = readJson(jsonObjectSchema, text, message("run.configurationOf", { run: what }));
      const read = readStoredConfiguration(stored, what);
      return { ...toSummary(row), configuration: read.configuration, unknownSettings: read.unknown };
    },
  };
}
