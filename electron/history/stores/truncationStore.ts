import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { counts } from "../../../shared/messages/lists.ts";
import { message } from "../../../shared/messages/message.ts";
import type { CheckpointStore } from "./checkpointStore.ts";
import type { RunRows } from "../schema/runRows.ts";

/** What a truncation forgot of a run. */
export interface Dropped {
  /** Sample and checkpoint files, relative to the run's folder, that nothing refers to any more. */
  readonly files: readonly string[];
  readonly metricValues: number;
}

export interface TruncationStore {
  /**
   * Forgets the run's own metrics, samples, checkpoints and evaluations after a step, those that are due too, in one
   * transaction, so that a resumed run can compute them anew. What it inherits and the log of events stay.
   *
   * @throws StudioError `wrong-state` where another run was forked from a later step, `invalid-argument` before the
   *   run's own fork step, `not-found`
   */
  readonly dropAfter: (runId: string, step: number) => Dropped;
}

export function createTruncationStore(
  database: Database,
  rows: RunRows,
  checkpoints: CheckpointStore,
): TruncationStore {
  // By tag, so that each deletion is a range of the key instead of a walk over the whole run.
  const metrics = database.prepare<[number, number, number]>(
    "DELETE FROM metrics WHERE run = ? AND tag = ? AND step > ?",
  );
  const tags = database.prepare<[], number>("SELECT number FROM tags").pluck();
  const samples = database
    .prepare<[number, number], string>("DELETE FROM samples WHERE run = ? AND step > ? RETURNING file")
    .pluck();
  const dropCheckpoints = database
    .prepare<[number, number], string>("DELETE FROM checkpoints WHERE run = ? AND step > ? RETURNING file")
    .pluck();
  const evaluations = database.prepare<[number, number]>("DELETE FROM evaluations WHERE run = ? AND step > ?");
  const due = database.prepare<[number, number]>("DELETE FROM due_evaluations WHERE run = ? AND step > ?");
  const stretches = database.prepare<[number, number]>("DELETE FROM stretches WHERE run = ? AND step > ?");
  const setStep = database.prepare<[number, number]>("UPDATE runs SET step = min(step, ?) WHERE number = ?");

  const drop = database.transaction((runId: string, step: number): Dropped => {
    const row = rows.get(runId);
    const begins = row.parentStep ?? 0;
    if (step < begins) {
      throw new StudioError(
        "invalid-argument",
        message("history.beginsAt", { name: row.name, id: runId, step: begins }),
        { runId, step },
      );
    }
    const laterForks = checkpoints.forkSteps(runId).filter((forkStep) => forkStep > step);
    if (laterForks.length > 0) {
      throw new StudioError(
        "wrong-state",
        message("run.hasLaterForks", { name: row.name, id: runId, step, forks: counts(laterForks) }),
        { runId, step, laterForks },
      );
    }
    let metricValues = 0;
    for (const tag of tags.all()) metricValues += metrics.run(row.number, tag, step).changes;
    const files = [...samples.all(row.number, step), ...dropCheckpoints.all(row.number, step)];
    evaluations.run(row.number, step);
    due.run(row.number, step);
    stretches.run(row.number, step);
    setStep.run(step, row.number);
    return { files, metricValues };
  });
  return { dropAfter: (runId, step) => drop.immediate(runId, step) };
}
