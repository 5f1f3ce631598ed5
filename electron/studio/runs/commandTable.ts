import { StudioError } from "../../../shared/errors.ts";
import { isNotFinite } from "../../../shared/notFinite.ts";
import type { RunSummary } from "../../history/records.ts";
import { begunStates, liveStates, restingStates, runStates, type RunState } from "../../../shared/runStates.ts";

/** What can be asked of a run that exists. */
export type RunCommand =
  "start" | "resume" | "pause" | "stop" | "stop-now" | "checkpoint-now" | "sample-now" | "fork" | "verify";

/** In which states each command is allowed. A completed run can be resumed only with more steps, which `resume` checks. */
export const allowedStates: Readonly<Record<RunCommand, readonly RunState[]>> = {
  start: ["queued"],
  resume: ["paused", ...restingStates],
  pause: ["running"],
  stop: liveStates,
  "stop-now": liveStates,
  "checkpoint-now": begunStates,
  "sample-now": begunStates,
  fork: runStates,
  verify: runStates,
};

/** What to do instead, by the state the run is in. */
const advice: Readonly<Record<RunState, string>> = {
  queued: "It waits for its turn; start it, or stop it to take it out of the queue.",
  running: "Pause or stop it first.",
  paused: "Resume it first, or stop it.",
  stopped: "Resume it first.",
  interrupted: "Resume it first.",
  completed: "Resume it with more steps, or fork it.",
  failed: "Resume it from its last checkpoint, or fork it.",
};

type RunAtHand = Pick<RunSummary, "id" | "name" | "state" | "owner" | "failedDevice">;

/** What to do with a run instead of what its state does not allow, as a sentence. */
export function adviceFor(run: Pick<RunSummary, "state" | "owner" | "failedDevice">): string {
  if (isNotFinite(run)) return "Its numbers are no longer finite: fork it from a checkpoint with other settings.";
  return run.state === "paused" && run.owner === null ? "Resume it first." : advice[run.state];
}

/** @throws StudioError `wrong-state` that names the run, its state and what can be done instead */
export function checkCommand(command: RunCommand, run: RunAtHand): void {
  if (allowedStates[command].includes(run.state)) return;
  // Only a run at rest cannot be stopped.
  const isStop = command === "stop" || command === "stop-now";
  throw wrongState(command, run, isStop ? "It is at rest already." : adviceFor(run));
}

/** The refusal of a command; `why` is a sentence. Nothing has been changed. */
export function wrongState(
  command: RunCommand,
  run: { id: string; name: string; state: RunState },
  why: string,
  details: Readonly<Record<string, unknown>> = {},
): StudioError {
  const action = command.replace("-", " ");
  return new StudioError(
    "wrong-state",
    `Run "${run.name}" (${run.id}) is ${run.state}: "${action}" is not possible. ${why} Nothing was changed.`,
    { runId: run.id, state: run.state, command, ...details },
  );
}
