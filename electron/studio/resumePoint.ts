import { rename } from "node:fs/promises";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import type { Checkpoint, Run } from "../history/records.ts";
import { findDamage } from "./checkpointSeal.ts";
import { notify, recordedFile, type StudioContext } from "./context.ts";

/** From where a run goes on. */
export interface ResumePoint {
  /** The step that its checkpoint holds; 0 where it begins anew. */
  readonly step: number;
  /** Absolute; null where it begins anew. */
  readonly checkpointFile: string | null;
  /** True where the checkpoint is the parent's. */
  readonly fork: boolean;
}

/**
 * The newest checkpoint of a run that is just as it was written. Damaged newer ones are set aside (`….damaged`), and the
 * run's log says so. A child that has none of its own yet begins at its parent's.
 *
 * @throws StudioError `corrupt` where there are checkpoints, but none is whole
 */
export async function findResumePoint(context: StudioContext, run: Run): Promise<ResumePoint> {
  const checkpoints = context.history.listCheckpoints(run.id).toReversed();
  // A run goes on from its own checkpoints, or from the very step it was forked at; what lies before is its parent's.
  const usable = checkpoints.filter(({ runId, step }) => runId === run.id || step === run.parent?.step);
  const damaged: { readonly checkpoint: Checkpoint; readonly damage: string }[] = [];
  for (const checkpoint of usable) {
    const file = recordedFile(context.home, checkpoint);
    const damage = await findDamage(file, checkpoint);
    if (damage === null) {
      await setAside(context, run, damaged, checkpoint.step);
      return { step: checkpoint.step, checkpointFile: file, fork: checkpoint.runId !== run.id };
    }
    damaged.push({ checkpoint, damage });
  }
  if (damaged.length === 0 && run.parent === null) return { step: 0, checkpointFile: null, fork: false };
  throw new StudioError(
    "corrupt",
    `Run "${run.name}" (${run.id}) cannot go on, because no checkpoint of it is whole: ${listed(context, damaged)}. Its metrics and samples are kept. With the same settings and seed a new run computes the same again.`,
    { runId: run.id, steps: damaged.map(({ checkpoint }) => checkpoint.step) },
  );
}

async function setAside(
  context: StudioContext,
  run: Run,
  damaged: readonly { readonly checkpoint: Checkpoint; readonly damage: string }[],
  goodStep: number,
): Promise<void> {
  for (const { checkpoint, damage } of damaged) {
    const file = recordedFile(context.home, checkpoint);
    try {
      await rename(file, `${file}.damaged`);
    } catch (error) {
      if (!isSystemError(error, "ENOENT")) throw error;
    }
    notify(context, run.id, {
      step: checkpoint.step,
      level: "warning",
      message: `The checkpoint of step ${checkpoint.step} (${file}) ${damage}: the run goes on from step ${goodStep} instead.`,
    });
  }
}

function listed(
  { home }: StudioContext,
  damaged: readonly { readonly checkpoint: Checkpoint; readonly damage: string }[],
): string {
  if (damaged.length === 0) return "its parent's is gone";
  return damaged.map(({ checkpoint, damage }) => `${recordedFile(home, checkpoint)} ${damage}`).join("; ");
}
