import type { StudioError } from "../../../shared/errors.ts";
import type { Run } from "../../history/records.ts";
import type { RunEnd } from "./liveRun.ts";

/**
 * Looks after the runs that this process answers for: those in the queue, training, or paused with their process alive.
 */
export interface Supervisor {
  /** Puts a `queued` run into the queue. @param before what it was before it was asked to go on */
  enqueue(run: Run, before?: Run): void;
  isLive(runId: string): boolean;
  /** True where the run has a training process. */
  hasProcess(runId: string): boolean;
  /** Resolves when it is paused, or at rest for another reason. */
  pause(runId: string): Promise<void>;
  /** Puts a paused run, whose process lives, back into the queue. */
  goOn(runId: string): void;
  /** Asks for a checkpoint and an orderly end; resolves when the run is at rest. */
  stop(runId: string): Promise<void>;
  /** Ends its process without a checkpoint; resolves when the run is at rest. */
  stopNow(runId: string): Promise<void>;
  checkpointNow(runId: string): void;
  sampleNow(runId: string): void;
  /** Resolves when this process no longer answers for the run, to how it ended. */
  atRest(runId: string): Promise<RunEnd>;
  /** Ends the run's process without recording anything: another process answers for it. */
  lose(runId: string, error: StudioError): void;
  /** Takes the runs that wait and have no process out of the queue, without recording anything. @returns their ids */
  leaveWaiting(): string[];
  liveRunIds(): readonly string[];
  /** Ends what it keeps for itself; only once no run is live. */
  close(): void;
}
