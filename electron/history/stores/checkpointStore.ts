import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { counts } from "../../../shared/messages/lists.ts";
import { message } from "../../../shared/messages/message.ts";
import { nearestByStep } from "../lineage.ts";
import type { ReadSegments } from "./lineageStore.ts";
import type { Checkpoint, NewCheckpoint } from "../records.ts";
import { checkpointsToRemove } from "../retention.ts";
import { soundRows } from "../schema/rowChecks.ts";
import type { RunRows } from "../schema/runRows.ts";

interface CheckpointRow extends Omit<Checkpoint, "pinned" | "runId"> {
  readonly pinned: 0 | 1;
}

export interface CheckpointStore {
  /**
   * Records a written checkpoint of the run's own. One at a step that has one already takes its place and stays pinned.
   *
   * @throws StudioError `not-found`; `invalid-argument` before the fork step, which belongs to the parent
   */
  readonly recordCheckpoint: (runId: string, checkpoint: NewCheckpoint) => void;
  /** The run's checkpoints by step, those inherited from its ancestors included. @throws StudioError `not-found` */
  readonly listCheckpoints: (runId: string) => Checkpoint[];
  /**
   * The checkpoint of the run at a step, its own or inherited.
   *
   * @throws StudioError `not-found` that names the nearest steps that have one
   */
  readonly checkpointAt: (runId: string, step: number) => Checkpoint;
  /** Pins a checkpoint (own or inherited), or lets it go. @throws StudioError `not-found` */
  readonly pinCheckpoint: (runId: string, step: number, pinned: boolean) => void;
  /** The steps of the run's own checkpoints that some run was forked from. @throws StudioError `not-found` */
  readonly forkSteps: (runId: string) => number[];
  /**
   * Forgets the run's own checkpoints that `checkpointsToRemove` names, in one transaction with the look at forks and
   * pins, so that no other process can fork from one of them in between.
   *
   * @param keep how many are wanted
   * @returns the forgotten ones; their files are now to be deleted
   */
  readonly applyRetention: (runId: string, keep: number) => Checkpoint[];
  /** Forgets one of the run's own checkpoints whose file is gone or damaged. @throws StudioError `not-found` */
  readonly forgetCheckpoint: (runId: string, step: number) => void;
}

const select = `SELECT step, file, size_bytes AS sizeBytes, sha256, pinned, reason, created_ms AS createdMs
  FROM checkpoints WHERE run = ? AND step BETWEEN ? AND ? ORDER BY step`;

/**
 * For every fork, the run in whose folder the checkpoint lies that it was forked from: its parent, or the nearest
 * ancestor of the parent that owns that step. Rows (run, step) on the way there are harmless: they have no checkpoint.
 */
const forkSources = `
  WITH RECURSIVE source (run, step) AS (
    SELECT parent, parent_step FROM runs WHERE parent IS NOT NULL
    UNION
    SELECT runs.parent, source.step FROM source JOIN runs ON runs.number = source.run
    WHERE runs.parent IS NOT NULL AND source.step <= runs.parent_step
      AND NOT EXISTS (SELECT 1 FROM checkpoints WHERE run = source.run AND step = source.step)
  )
  SELECT source.step FROM source WHERE source.run = ? ORDER BY source.step`;

export function createCheckpointStore(
  database: Database,
  rows: RunRows,
  segments: ReadSegments,
  nowMs: () => number,
): CheckpointStore {
  const list = database.prepare<[number, number, number], CheckpointRow>(select);
  const forks = database.prepare<[number], number>(forkSources).pluck();
  const pin = database.prepare<[number, string, number]>(
    "UPDATE checkpoints SET pinned = ? WHERE run = (SELECT number FROM runs WHERE id = ?) AND step = ?",
  );
  const dueSteps = database.prepare<[number], number>("SELECT step FROM due_evaluations WHERE run = ?").pluck();
  const remove = database.prepare<[number, number]>("DELETE FROM checkpoints WHERE run = ? AND step = ?");
  const insert = database.prepare<[number, number, string, number, string, string, number]>(`
    INSERT INTO checkpoints (run, step, file, size_bytes, sha256, reason, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, step) DO UPDATE SET file = excluded.file, size_bytes = excluded.size_bytes,
      sha256 = excluded.sha256, reason = excluded.reason, created_ms = excluded.created_ms`);

  const listCheckpoints = (runId: string): Checkpoint[] =>
    nearestByStep(
      segments(runId).map(({ number, runId: owner, afterStep, untilStep }) =>
        soundRows("checkpoints", list.all(number, afterStep, untilStep)).map((row) => toCheckpoint(row, owner)),
      ),
    );
  const checkpointAt = (runId: string, step: number): Checkpoint => {
    const checkpoints = listCheckpoints(runId);
    const found = checkpoints.find((checkpoint) => checkpoint.step === step);
    if (found === undefined) throw noCheckpoint(rows.get(runId), step, checkpoints);
    return found;
  };
  const forkSteps = (runId: string): number[] => forks.all(rows.get(runId).number);
  const thinOut = database.transaction((runId: string, keep: number) => {
    const { number } = rows.get(runId);
    const own = soundRows("checkpoints", list.all(number, 0, Number.MAX_SAFE_INTEGER)).map((row) =>
      toCheckpoint(row, runId),
    );
    const neededSteps = [...forkSteps(runId), ...dueSteps.all(number)];
    const removed = checkpointsToRemove(own, { keep, neededSteps });
    for (const checkpoint of removed) remove.run(number, checkpoint.step);
    return removed;
  });

  return {
    recordCheckpoint: (runId, { step, file, sizeBytes, sha256, reason }) => {
      const row = rows.get(runId);
      checkNotInherited(row, step, "checkpoint");
      insert.run(row.number, step, file, sizeBytes, sha256, reason, Math.round(nowMs()));
    },
    listCheckpoints,
    checkpointAt,
    pinCheckpoint: (runId, step, pinned) => {
      pin.run(pinned ? 1 : 0, checkpointAt(runId, step).runId, step);
    },
    forkSteps,
    applyRetention: (runId, keep) => thinOut.immediate(runId, keep),
    forgetCheckpoint: (runId, step) => {
      const row = rows.get(runId);
      if (remove.run(row.number, step).changes === 0) throw noCheckpoint(row, step, listCheckpoints(runId));
    },
  };
}

type RecordedFile = "checkpoint" | "sample" | "evaluation";

/** @throws StudioError `invalid-argument` where a file's step lies before the run's fork step */
export function checkNotInherited(
  row: { id: string; parentStep: number | null },
  step: number,
  what: RecordedFile,
): void {
  if (Number.isSafeInteger(step) && step >= (row.parentStep ?? 0)) return;
  const sentence = message("history.beforeItBegins", { what, step, id: row.id, begins: row.parentStep ?? 0 });
  throw new StudioError("invalid-argument", sentence, { runId: row.id, step });
}

function toCheckpoint(row: CheckpointRow, runId: string): Checkpoint {
  return { ...row, runId, pinned: row.pinned === 1 };
}

function noCheckpoint(
  run: { id: string; name: string },
  step: number,
  checkpoints: readonly { readonly step: number }[],
): StudioError {
  const steps = checkpoints.map((checkpoint) => checkpoint.step);
  const nearest = steps.toSorted((a, b) => Math.abs(a - step) - Math.abs(b - step) || a - b).slice(0, 3);
  const { name, id } = run;
  const sentence =
    nearest.length === 0
      ? message("run.noCheckpointAtAll", { name, id, step })
      : message("run.noCheckpointAt", { name, id, step, nearest: counts(nearest.toSorted((a, b) => a - b)) });
  return new StudioError("not-found", sentence, { runId: id, step, nearest });
}
