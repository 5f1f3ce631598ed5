import type { Checkpoint, Sample } from "../../../shared/api/records.ts";
import { formatBytes, formatCount, formatNumberOf } from "../../charts/formatFigures.ts";

/** What deleting a run takes away, as a sentence: what it has of its own; what it inherited stays with its ancestors. */
export function deletionLoss(
  runId: string,
  stepsOfItsOwn: number,
  samples: readonly Sample[],
  checkpoints: readonly Checkpoint[],
): string {
  const ownSamples = samples.filter((sample) => sample.runId === runId).length;
  const ownCheckpoints = checkpoints.filter((checkpoint) => checkpoint.runId === runId);
  const sizeBytes = ownCheckpoints.reduce((sum, checkpoint) => sum + checkpoint.sizeBytes, 0);
  const parts = [
    `the curves of ${formatNumberOf(stepsOfItsOwn, "step")}`,
    formatNumberOf(ownSamples, "sample"),
    `${formatCount(ownCheckpoints.length)} ${ownCheckpoints.length === 1 ? "checkpoint" : "checkpoints"} (${formatBytes(sizeBytes)})`,
  ];
  return `Gone for good: ${parts[0]!}, ${parts[1]!} and ${parts[2]!}. The data set and other runs stay.`;
}
