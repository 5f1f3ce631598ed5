import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { LineageStore } from "./lineageStore.ts";
import { isOwnerAlive } from "../owner.ts";
import type { RunSummary } from "../records.ts";
import { toSummary, type RunRows } from "../schema/runRows.ts";
import { isLive } from "../../../shared/runStates.ts";
import { isAbandoned } from "./stateStore.ts";

export interface DeletionOptions {
  /** Also delete the runs that were forked from it: without it they would lose their inherited history. */
  readonly withDescendants?: boolean;
  /** Also delete runs that are queued, running or paused; their processes have to be stopped by the caller. */
  readonly evenLive?: boolean;
}

export interface DeletionStore {
  /**
   * Forgets a run with all its metrics, lists and events, in one transaction.
   *
   * @returns the deleted runs, children before parents; their folders are now to be deleted
   * @throws StudioError `wrong-state` where it has forks or is live in a living process and that was not asked for,
   *   `not-found`
   */
  readonly deleteRun: (runId: string, options?: DeletionOptions) => RunSummary[];
  /** Changes nothing. @throws StudioError as `deleteRun` would without options */
  readonly checkDeletion: (runId: string) => void;
  /**
   * Forgets some metric values of a run that is about to be deleted, in a short transaction: all of a long run at once
   * would keep every other writer waiting.
   *
   * @param limit at most so many values
   * @returns how many are gone; 0 where none are left
   * @throws StudioError as `deleteRun`
   */
  readonly deleteSomeMetrics: (runId: string, limit: number) => number;
}

export function createDeletionStore(database: Database, rows: RunRows, lineage: LineageStore): DeletionStore {
  const remove = database.prepare<[string]>("DELETE FROM runs WHERE id = ?");
  const removeEmptyGroups = database.prepare<[]>(
    'DELETE FROM "groups" WHERE NOT EXISTS (SELECT 1 FROM runs WHERE runs.group_id = "groups".id)',
  );
  const tags = database.prepare<[], number>("SELECT number FROM tags").pluck();
  const stepAtPlace = database
    .prepare<[number, number, number], number>(
      "SELECT step FROM metrics WHERE run = ? AND tag = ? ORDER BY step LIMIT 1 OFFSET ?",
    )
    .pluck();
  const removeMetrics = database.prepare<[number, number, number]>(
    "DELETE FROM metrics WHERE run = ? AND tag = ? AND step <= ?",
  );

  /** The run and those that are to go with it, children before parents. */
  function doomedRuns(runId: string, { withDescendants, evenLive }: DeletionOptions): RunSummary[] {
    const run = toSummary(rows.get(runId));
    const forks = lineage.descendants(runId);
    if (forks.length > 0 && withDescendants !== true) throw hasForks(run, forks);
    const doomed = [run, ...forks].reverse();
    // On a full disk it cannot be recorded that a process has died, and deleting makes room.
    const live = doomed.find((each) => isLive(each.state) && !isAbandoned(isOwnerAlive)(each));
    if (live !== undefined && evenLive !== true) throw isStillLive(live);
    return doomed;
  }

  const deleteSome = database.transaction((runId: string, limit: number) => {
    doomedRuns(runId, {});
    const { number } = rows.get(runId);
    let gone = 0;
    for (const tag of tags.all()) {
      if (gone >= limit) break;
      const lastStep = stepAtPlace.get(number, tag, limit - gone - 1) ?? Number.MAX_SAFE_INTEGER;
      gone += removeMetrics.run(number, tag, lastStep).changes;
    }
    return gone;
  });
  const deleteAll = database.transaction((runId: string, options: DeletionOptions) => {
    const doomed = doomedRuns(runId, options);
    for (const each of doomed) remove.run(each.id);
    removeEmptyGroups.run();
    return doomed;
  });
  return {
    deleteRun: (runId, options = {}) => deleteAll.immediate(runId, options),
    checkDeletion: (runId) => {
      doomedRuns(runId, {});
    },
    deleteSomeMetrics: (runId, limit) => deleteSome.immediate(runId, limit),
  };
}

function hasForks({ id, name }: RunSummary, forks: readonly RunSummary[]): StudioError {
  const named = forks.slice(0, 5).map((fork) => message("run.quoted", { name: fork.name, id: fork.id }));
  const more = forks.length - named.length;
  const sentence = message("run.hasForks", { name, id, forks: named, more });
  return new StudioError("wrong-state", sentence, { runId: id, descendants: forks.map((fork) => fork.id) });
}

function isStillLive({ id, name, state }: RunSummary): StudioError {
  const sentence = message("run.stillLive", { name, id, state: message("run.state", { state }) });
  return new StudioError("wrong-state", sentence, { runId: id, state });
}
