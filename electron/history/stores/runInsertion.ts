import type { Database } from "better-sqlite3";
import { parseConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { storedConfiguration } from "../../../shared/storedConfiguration.ts";
import type { ForkPoint, Owner, Run } from "../records.ts";
import { newId } from "../runId.ts";
import { ownerParameters } from "../schema/ownerColumns.ts";
import type { RunRows } from "../schema/runRows.ts";
import type { CheckpointStore } from "./checkpointStore.ts";
import { checkedName } from "./names.ts";

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

/**
 * Records a run, by itself or at a place of a group, from 0; to be called within a transaction.
 *
 * @throws StudioError as `RunStore.createRun`
 */
export type InsertRun = (run: NewRun, group: { readonly id: string; readonly place: number } | null) => Run;

export function createRunInsertion(
  database: Database,
  rows: RunRows,
  checkpoints: CheckpointStore,
  nowMs: () => number,
): InsertRun {
  const hasDataset = database.prepare<[string], number>("SELECT 1 FROM datasets WHERE id = ?").pluck();
  const insert = database.prepare<[Record<string, string | number | null>]>(`
    INSERT INTO runs
      (id, name, configuration, dataset, parent, parent_step, group_id, state, step, created_ms, owner_pid, owner_host,
       owner_place, owner_started, seen_ms)
    VALUES
      (@id, @name, @configuration, @dataset, @parent, @parentStep, @group, 'queued', @step, @now, @pid, @host,
       @place, @started, @now)`);

  return (run, group) => {
    if (hasDataset.get(run.datasetId) === undefined) {
      throw new StudioError("not-found", message("history.packFirst", { id: run.datasetId }));
    }
    const parent = run.parent ?? null;
    if (parent !== null) checkpoints.checkpointAt(parent.runId, parent.step);
    const id = unusedId(rows);
    insert.run({
      id,
      name: checkedName("run", run.name),
      configuration: JSON.stringify(storedConfiguration(parseConfiguration(run.configuration))),
      dataset: run.datasetId,
      parent: parent === null ? null : rows.get(parent.runId).number,
      parentStep: parent?.step ?? null,
      group: group?.id ?? null,
      step: parent?.step ?? 0,
      // The runs of a group stand in the order of their making, also where all were made in one millisecond.
      now: Math.round(nowMs()) + (group?.place ?? 0),
      ...ownerParameters(run.owner ?? null),
    });
    return rows.withConfiguration(rows.get(id));
  };
}

function unusedId(rows: RunRows): string {
  let id = newId();
  while (rows.has(id)) id = newId();
  return id;
}
