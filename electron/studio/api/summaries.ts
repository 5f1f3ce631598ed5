/** Records of the history as the API shows them. */
import type { Checkpoint, Run, RunSummary, Sample } from "../../../shared/api/records.ts";
import { currentOwner } from "../../history/owner.ts";
import type {
  Checkpoint as RecordedCheckpoint,
  Run as RecordedRun,
  RunSummary as RecordedSummary,
  Sample as RecordedSample,
} from "../../history/records.ts";
import { isForeign } from "../runs/ownership.ts";

/** A run as a list shows it; the system of one whose settings are damaged is `?`. */
export function toSummary(run: RecordedSummary): RunSummary {
  return {
    id: run.id,
    name: run.name,
    state: run.state,
    step: run.step,
    targetStep: run.targetStep,
    system: run.system,
    domain: run.domain,
    datasetId: run.datasetId,
    parent: run.parent === null ? null : { ...run.parent },
    groupId: run.groupId,
    createdMs: run.createdMs,
    startedMs: run.startedMs,
    endedMs: run.endedMs,
    engine: run.engine,
    threads: run.threads,
    message: run.message,
    failedDevice: run.failedDevice,
    segments: [...run.segments],
    foreign: isForeign(run, us),
  };
}

/** A run with its settings. */
export function toRun(run: RecordedRun): Run {
  return { ...toSummary(run), configuration: run.configuration, unknownSettings: [...run.unknownSettings] };
}

const us = currentOwner();

/** What of a checkpoint crosses the API: no file name, no hash. */
export function toCheckpoint(checkpoint: RecordedCheckpoint): Checkpoint {
  const { runId, step, sizeBytes, reason, pinned, createdMs } = checkpoint;
  return { runId, step, sizeBytes, reason, pinned, createdMs };
}

export function toSample({ runId, step, count }: RecordedSample): Sample {
  return { runId, step, count };
}
