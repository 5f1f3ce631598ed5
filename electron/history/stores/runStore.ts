import type { Database } from "better-sqlite3";
import { parseConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { storedConfiguration } from "../../../shared/storedConfiguration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { isPrintableLine, printableLine } from "../../../shared/printableText.ts";
import { ownerParameters } from "../schema/ownerColumns.ts";
import type { CheckpointStore } from "./checkpointStore.ts";
import type { ForkPoint, Owner, Pair, Run, RunSummary } from "../records.ts";
import { newId } from "../runId.ts";
import { selectRunRows, toSummaries, toSummary, type RunRow, type RunRows } from "../schema/runRows.ts";
import { isLive } from "../runStates.ts";

/** The longest name of a run, in characters. */
export const longestName = 200;

/** A run to be recorded; it begins `queued`. */
export interface NewRun {
  /** Need not be unique. */
  readonly name: string;
  readonly configuration: RunConfiguration;
  readonly datasetId: string;
  /** The checkpoint it is forked from: a step of that run or, further back, of its ancestors. */
  readonly parent?: ForkPoint | null;
  /** The process whose queue it stands in. */
  readonly owner?: Owner | null;
}

export interface RunStore {
  /** @throws StudioError `not-found` (data set, parent, or no checkpoint at the fork step), `invalid-argument` */
  readonly createRun: (run: NewRun) => Run;
  /**
   * Records two runs that advance together, in one transaction.
   *
   * @throws StudioError `invalid-argument` where they differ in data set or seed, and as `createRun`
   */
  readonly createPair: (first: NewRun, second: NewRun) => { pairId: string; runs: readonly [Run, Run] };
  /** @throws StudioError `not-found` */
  readonly pair: (pairId: string) => Pair;
  /** One run with its settings. @throws StudioError `not-found`; `corrupt` where the settings cannot be read */
  readonly run: (runId: string) => Run;
  /** The same without its settings, also where those cannot be read. @throws StudioError `not-found` */
  readonly summary: (runId: string) => RunSummary;
  /** Every run in the order of creation. One whose settings are damaged is listed too, with system `?`. */
  readonly listRuns: () => RunSummary[];
  /** @throws StudioError `not-found`, `invalid-argument` for an empty or overlong name */
  readonly renameRun: (runId: string, name: string) => void;
  /** For resuming with changed settings. @throws StudioError `wrong-state` for a live run, `invalid-argument`, `not-found` */
  readonly changeConfiguration: (runId: string, configuration: RunConfiguration) => void;
}

export function createRunStore(
  database: Database,
  rows: RunRows,
  checkpoints: CheckpointStore,
  nowMs: () => number,
): RunStore {
  const all = database.prepare<[], RunRow>(`${selectRunRows} ORDER BY run.number`);
  const hasDataset = database.prepare<[string], number>("SELECT 1 FROM datasets WHERE id = ?").pluck();
  const rename = database.prepare<[string, string]>("UPDATE runs SET name = ? WHERE id = ?");
  const configure = database.prepare<[string, number]>("UPDATE runs SET configuration = ? WHERE number = ?");
  const insertPair = database.prepare<[string, number]>("INSERT INTO pairs (id, created_ms) VALUES (?, ?)");
  const pairRow = database.prepare<[string], { id: string; createdMs: number }>(
    "SELECT id, created_ms AS createdMs FROM pairs WHERE id = ?",
  );
  const pairRuns = database.prepare<[string], string>("SELECT id FROM runs WHERE pair = ? ORDER BY number").pluck();
  const insert = database.prepare<[Record<string, string | number | null>]>(`
    INSERT INTO runs
      (id, name, configuration, dataset, parent, parent_step, pair, state, step, created_ms, owner_pid, owner_host,
       owner_place, owner_started, seen_ms)
    VALUES
      (@id, @name, @configuration, @dataset, @parent, @parentStep, @pair, 'queued', @step, @now, @pid, @host, @place, @started, @now)`);

  const insertRun = (run: NewRun, pairId: string | null): Run => {
    if (hasDataset.get(run.datasetId) === undefined) {
      throw new StudioError("not-found", `There is no data set ${run.datasetId} in this home folder; pack it first.`);
    }
    const parent = run.parent ?? null;
    if (parent !== null) checkpoints.checkpointAt(parent.runId, parent.step);
    const id = unusedId(rows);
    insert.run({
      id,
      name: checkedName(run.name),
      configuration: JSON.stringify(storedConfiguration(parseConfiguration(run.configuration))),
      dataset: run.datasetId,
      parent: parent === null ? null : rows.get(parent.runId).number,
      parentStep: parent?.step ?? null,
      pair: pairId,
      step: parent?.step ?? 0,
      now: Math.round(nowMs()),
      ...ownerParameters(run.owner ?? null),
    });
    return rows.withConfiguration(rows.get(id));
  };

  const createOne = database.transaction((run: NewRun) => insertRun(run, null));
  const createBoth = database.transaction((first: NewRun, second: NewRun) => {
    checkPair(first, second);
    const pairId = newId();
    insertPair.run(pairId, Math.round(nowMs()));
    return { pairId, runs: [insertRun(first, pairId), insertRun(second, pairId)] as const };
  });
  const changeSettings = database.transaction((runId: string, configuration: RunConfiguration) => {
    const row = rows.get(runId);
    if (isLive(row.state)) {
      throw new StudioError(
        "wrong-state",
        `Run "${row.name}" (${runId}) is ${row.state}; stop it before its settings are changed. Nothing was changed.`,
        { runId, state: row.state },
      );
    }
    configure.run(JSON.stringify(storedConfiguration(parseConfiguration(configuration))), row.number);
  });

  return {
    createRun: (run) => createOne.immediate(run),
    createPair: (first, second) => createBoth.immediate(first, second),
    pair: (pairId) => {
      const row = pairRow.get(pairId);
      if (row === undefined) throw new StudioError("not-found", `There is no pair ${pairId}.`, { pairId });
      return { ...row, runIds: pairRuns.all(pairId) };
    },
    run: (runId) => rows.withConfiguration(rows.get(runId)),
    summary: (runId) => toSummary(rows.get(runId)),
    listRuns: () => toSummaries(all.all()),
    renameRun: (runId, name) => {
      rows.get(runId);
      rename.run(checkedName(name), runId);
    },
    changeConfiguration: (runId, configuration) => {
      changeSettings.immediate(runId, configuration);
    },
  };
}

function unusedId(rows: RunRows): string {
  let id = newId();
  while (rows.has(id)) id = newId();
  return id;
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (!isPrintableLine(trimmed)) {
    throw new StudioError(
      "invalid-argument",
      `A run's name may not hold control characters or marks that turn the direction of writing: ${printableLine(trimmed)}. Leave them out.`,
    );
  }
  if (trimmed.length > 0 && trimmed.length <= longestName) return trimmed;
  throw new StudioError(
    "invalid-argument",
    `A run's name has 1 to ${longestName} characters, but this one has ${trimmed.length}.`,
  );
}

function checkPair(first: NewRun, second: NewRun): void {
  const differing =
    first.datasetId !== second.datasetId
      ? "data set"
      : first.configuration.seed !== second.configuration.seed
        ? "seed"
        : null;
  if (differing === null) return;
  throw new StudioError(
    "invalid-argument",
    `The two runs of a pair need the same data set and seed, but "${first.name}" and "${second.name}" differ in their ${differing}.`,
  );
}
