/** What `train`, `pair`, `group`, `resume` and `fork` have in common: see runs through to their end. */
import { resumableCheckpoints } from "../../studio/runs/resumePoint.ts";
import type { Studio } from "../../studio/studio.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { CommandContext } from "../context.ts";
import { formatNumberOf } from "../../../shared/figures.ts";
import { exitCodes } from "../exitCodes.ts";
import { watchInterrupts, type Interrupts } from "../interrupts.ts";
import { createProgress } from "../progress/createProgress.ts";
import type { Progress } from "../progress/progress.ts";
import type { EndedRun, RunSummary } from "../records.ts";

export interface TrainingPlan {
  /**
   * Records what is to be trained, or finds it.
   *
   * @param interrupted aborted by Ctrl-C
   * @returns the ids of the runs
   */
  prepare(interrupted: AbortSignal): Promise<readonly string[]>;
  /** Sets them going. */
  begin(runIds: readonly string[]): void;
}

/**
 * Trains to the end, or to Ctrl-C: the first lets every run finish its step and write a checkpoint, the second ends it
 * at once.
 *
 * @returns the runs at rest
 * @throws StudioError of the preparation; `cancelled` where Ctrl-C came before the training
 */
export async function trainRuns(
  studio: Studio,
  context: CommandContext,
  plan: TrainingPlan,
): Promise<readonly EndedRun[]> {
  const interrupts = watchInterrupts(context.output.readerGone);
  const leaveAtOnce = (): void => process.exit(exitCodes.interrupted);
  interrupts.second.addEventListener("abort", leaveAtOnce);
  try {
    const runIds = await withProgress(studio, context, () => plan.prepare(interrupts.first));
    if (interrupts.first.aborted) throw cancelled();
    interrupts.second.removeEventListener("abort", leaveAtOnce);
    return await withProgress(studio, context, async (progress) => {
      plan.begin(runIds);
      const runs = runIds.map((runId) => whereItGoesOn(studio, studio.history.run(runId)));
      for (const { id, name, step, targetStep } of runs) {
        context.output.print(`Run ${id} "${name}" trains from step ${step} to ${targetStep}.`);
      }
      progress.expect(runs);
      const training = new AbortController();
      obeyInterrupts(studio, interrupts, { runIds, progress, until: training.signal });
      const ended = await Promise.all(runIds.map((runId) => studio.atRest(runId)));
      training.abort();
      if (!interrupts.first.aborted) await finishEvaluations(studio, interrupts, { runIds, progress });
      return ended;
    });
  } finally {
    interrupts.stopWatching();
  }
}

/** The run at the step from which it goes on, its newest checkpoint's, not where it was when it ended. */
function whereItGoesOn({ history }: Studio, run: RunSummary): RunSummary {
  const newest = resumableCheckpoints(run, history.listCheckpoints(run.id)).at(-1);
  return { ...run, step: newest?.step ?? 0 };
}

async function withProgress<Result>(
  studio: Studio,
  context: CommandContext,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const progress = await createProgress(context);
  const stopFollowing = studio.onEvent((event) => {
    progress.follow(event);
  });
  try {
    return await work(progress);
  } finally {
    stopFollowing();
    progress.end();
  }
}

interface Trained {
  readonly runIds: readonly string[];
  readonly progress: Progress;
}

/** What is still to be evaluated of the runs, unless Ctrl-C leaves it for the next time. */
async function finishEvaluations(
  studio: Studio,
  { first, second }: Interrupts,
  { runIds, progress }: Trained,
): Promise<void> {
  const left = studio.history.dueEvaluations().filter(({ runId }) => runIds.includes(runId)).length;
  if (left === 0) return;
  progress.tell(`Computing the metrics of ${formatNumberOf(left, "checkpoint")}; interrupt to leave that for later.`);
  const leave = (): void => process.exit(exitCodes.interrupted);
  second.addEventListener("abort", leave);
  await studio.evaluationsSettled(runIds, first);
  second.removeEventListener("abort", leave);
}

function obeyInterrupts(
  studio: Studio,
  { first, second }: Interrupts,
  { runIds, progress, until }: Trained & { readonly until: AbortSignal },
): void {
  const stop = (): void => {
    const what = runIds.length === 1 ? "The run finishes its step and writes" : "The runs finish their steps and write";
    progress.tell(`Stopping. ${what} a checkpoint; interrupt again to stop at once.`);
    for (const runId of runIds) stopIfLive(studio.stop(runId));
  };
  // The signal may have come between the preparation and here.
  if (first.aborted) stop();
  else first.addEventListener("abort", stop, { signal: until });
  const stopNow = (): void => {
    progress.tell("Stopping at once. The last checkpoint is kept.");
    for (const runId of runIds) stopIfLive(studio.stopNow(runId));
    // A process that cannot even be ended must not keep the terminal.
    setTimeout(() => process.exit(exitCodes.interrupted), 3000).unref();
  };
  second.addEventListener("abort", stopNow, { signal: until });
}

/** A run that has just come to its own end refuses to be stopped: that is as good. */
function stopIfLive(stopping: Promise<void>): void {
  stopping.catch((error: unknown) => {
    if (error instanceof StudioError && error.code === "wrong-state") return;
    throw error;
  });
}

function cancelled(): StudioError {
  return new StudioError("cancelled", message("cli.interruptedBeforeTraining"));
}
