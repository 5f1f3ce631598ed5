import { rename } from "node:fs/promises";
import { isSystemError, StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { Checkpoint, Run } from "../../history/records.ts";
import { findDamage } from "./checkpointSeal.ts";
import { notify, recordedFile, type StudioContext } from "../context.ts";

interface Damaged {
  readonly checkpoint: Checkpoint;
  /** The end of a sentence that begins with the file's name. */
  readonly damage: Message;
}

/** From where a run goes on. */
export interface ResumePoint {
  /** The step that its checkpoint holds; 0 where it begins anew. */
  readonly step: number;
  /** Absolute; null where it begins anew. */
  readonly checkpointFile: string | null;
  /** True where the checkpoint is the parent's. */
  readonly fork: boolean;
  /** Newer checkpoints that cannot be used, the newest first. */
  readonly damaged: readonly Damaged[];
}

/** A run goes on from its own checkpoints, or from the very step it was forked at; what lies before is its parent's. */
export function resumableCheckpoints<Entry extends { readonly runId: string; readonly step: number }>(
  run: Pick<Run, "id" | "parent">,
  checkpoints: readonly Entry[],
): Entry[] {
  return checkpoints.filter(({ runId, step }) => runId === run.id || step === run.parent?.step);
}

/**
 * The newest checkpoint of a run that is just as it was written. A child that has none of its own yet begins at its
 * parent's. Only reads.
 *
 * @throws StudioError `corrupt` where there are checkpoints, but none is whole
 */
export async function findResumePoint(context: StudioContext, run: Run): Promise<ResumePoint> {
  const usable = resumableCheckpoints(run, context.history.listCheckpoints(run.id)).reverse();
  const damaged: Damaged[] = [];
  for (const checkpoint of usable) {
    const checkpointFile = recordedFile(context.home, checkpoint);
    const damage = await findDamage(checkpointFile, checkpoint);
    if (damage === null) return { step: checkpoint.step, checkpointFile, fork: checkpoint.runId !== run.id, damaged };
    damaged.push({ checkpoint, damage });
  }
  if (damaged.length === 0 && run.parent === null) return { step: 0, checkpointFile: null, fork: false, damaged };
  throw noneWhole(context, run, damaged);
}

/**
 * Renames the run's own damaged checkpoints to `….damaged`, and says in its log that it goes on without them. A
 * parent's file is never touched.
 */
export async function setDamagedAside(context: StudioContext, run: Run, point: ResumePoint): Promise<void> {
  for (const { checkpoint, damage } of point.damaged) {
    const file = recordedFile(context.home, checkpoint);
    try {
      if (checkpoint.runId === run.id) await rename(file, `${file}.damaged`);
    } catch (error) {
      if (!isSystemError(error, "ENOENT")) throw error;
    }
    notify(context, run.id, {
      step: point.step,
      level: "warning",
      message: message("run.goesOnFrom", { step: checkpoint.step, file, damage, from: point.step }),
    });
  }
}

function noneWhole({ home }: StudioContext, run: Run, damaged: readonly Damaged[]): StudioError {
  const files = damaged.map(({ checkpoint, damage }) =>
    message("run.damagedFile", { file: recordedFile(home, checkpoint), damage }),
  );
  const isBegun = damaged.some(({ checkpoint }) => checkpoint.runId === run.id);
  const next = run.parent === null || isBegun ? message("run.computeAgain") : message("run.forkParentElsewhere");
  const why = files.length === 0 ? message("run.parentCheckpointGone") : files;
  return new StudioError("corrupt", message("run.noneWhole", { name: run.name, id: run.id, why, next }), {
    runId: run.id,
    steps: damaged.map(({ checkpoint }) => checkpoint.step),
  });
}
