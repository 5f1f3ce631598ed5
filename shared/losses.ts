/** What would be lost, in the sentences by which window and command line ask before it. */
import { formatBytes, formatNumberOf } from "./figures.ts";

interface OfRun {
  /** The run that has it: the one asked about, or an ancestor. */
  readonly runId: string;
}

/** Where a run is ended without a checkpoint. */
export const stopNowLoss = "Everything after its newest checkpoint is dropped; resumed, it is computed anew.";

/** Where a run is taken from the process that answers for it. @param owner as the studio describes it */
export function takeOverLoss(owner: string): string {
  return (
    `It is answered for by ${owner}. If that process still trains it, its training ends as soon as it notices, ` +
    "and what it computed after its newest checkpoint is dropped."
  );
}

/** What deleting a run takes away: what it has of its own; what it inherited stays with its ancestors. */
export function deletionLoss(
  run: { readonly id: string; readonly step: number; readonly parent: { readonly step: number } | null },
  samples: readonly OfRun[],
  checkpoints: readonly (OfRun & { readonly sizeBytes: number })[],
): string {
  const ownSteps = Math.max(0, run.step - (run.parent?.step ?? 0));
  const ownSamples = samples.filter(({ runId }) => runId === run.id);
  const ownCheckpoints = checkpoints.filter(({ runId }) => runId === run.id);
  const sizeBytes = ownCheckpoints.reduce((sum, checkpoint) => sum + checkpoint.sizeBytes, 0);
  return (
    `Gone for good: the curves of ${formatNumberOf(ownSteps, "step")}, ` +
    `${formatNumberOf(ownSamples.length, "sample")} and ${formatNumberOf(ownCheckpoints.length, "checkpoint")} ` +
    `(${formatBytes(sizeBytes)}). The data set and other runs stay.`
  );
}
