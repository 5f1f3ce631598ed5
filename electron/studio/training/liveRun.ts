import type { ErrorCode } from "../../../shared/errors.ts";
import type { Message } from "../../../shared/messages/message.ts";
import type { Run } from "../../history/records.ts";
import type { RunState } from "../../../shared/runStates.ts";
import type { StudioContext } from "../context.ts";
import type { AwakeClock } from "./host/awakeClock.ts";
import type { TrainerHost } from "./host/trainerHost.ts";
import { createRecorder, type Recorder } from "./recorder.ts";

/** A run that this process answers for: in the queue, training, or paused with its process alive. */
export interface LiveRun {
  readonly run: Run;
  /** What a slot is given to: see `laneOf`. */
  readonly lane: string;
  readonly recorder: Recorder;
  /** What the run was before it was asked to go on; null for a new run. */
  readonly before: Run | null;
  /** Settled at its end. */
  readonly ended: PromiseWithResolvers<RunEnd>;
  /** Settled at the next pause. */
  paused: PromiseWithResolvers<undefined>;
  host: TrainerHost | null;
  step: number;
  /** The process is paused and has to be told to go on. */
  isPaused: boolean;
  pauseWanted: boolean;
  /** Set when a stop was asked for before there was a process. */
  stopWanted: boolean;
  /** What else was asked for before there was a process, in order. */
  early: ((host: TrainerHost) => void)[];
  /** What went wrong on our side, because of which the process was ended. */
  trouble: { readonly message: Message; readonly code: ErrorCode } | null;
  /** How it ended, where that could not be recorded. */
  unrecorded: RunEnd["unrecorded"];
}

/** How a run came to rest. */
export interface RunEnd {
  /** What went wrong; null where it ended as it should. */
  readonly failure: ErrorCode | null;
  /** What the history would say if it could have been written; null where it says so. */
  readonly unrecorded: { readonly state: RunState; readonly step: number; readonly message: Message } | null;
}

/**
 * A run as it enters the queue.
 *
 * @param before what it was before it was asked to go on
 * @param lane where it stands in the queue
 */
export function createLiveRun(
  context: StudioContext,
  run: Run,
  before: Run | null,
  lane: string,
  clock: Pick<AwakeClock, "nowMs" | "sleptMs">,
): LiveRun {
  return {
    run,
    lane,
    recorder: createRecorder(context, run, clock),
    before,
    ended: Promise.withResolvers(),
    paused: Promise.withResolvers(),
    host: null,
    step: run.step,
    isPaused: false,
    pauseWanted: false,
    stopWanted: false,
    early: [],
    trouble: null,
    unrecorded: null,
  };
}
