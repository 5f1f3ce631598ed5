import type { MessageKey } from "../../../shared/catalogue/messages.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { isNotFinite } from "../../../shared/notFinite.ts";
import type { RunSummary } from "../../history/records.ts";
import { begunStates, liveStates, restingStates, runStates, type RunState } from "../../../shared/runStates.ts";

/** What can be asked of a run that exists. */
export type RunCommand =
  "start" | "resume" | "pause" | "stop" | "stop-now" | "checkpoint-now" | "sample-now" | "fork" | "verify";

/**
 * In which states each command is allowed. A completed run can be resumed only with more steps, which `resume` checks.
 */
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
const advice = {
  queued: "run.adviceQueued",
  running: "run.adviceRunning",
  paused: "run.advicePaused",
  stopped: "run.adviceResume",
  interrupted: "run.adviceResume",
  completed: "run.adviceCompleted",
  failed: "run.adviceFailed",
} as const satisfies Record<RunState, MessageKey>;

type RunAtHand = Pick<RunSummary, "id" | "name" | "state" | "owner" | "failedDevice">;

/** What to do with a run instead of what its state does not allow, as a sentence. */
export function adviceFor(run: Pick<RunSummary, "state" | "owner" | "failedDevice">): Message {
  if (isNotFinite(run)) return message("run.adviceNotFinite");
  return message(run.state === "paused" && run.owner === null ? "run.adviceResume" : advice[run.state]);
}

/** @throws StudioError `wrong-state` that names the run, its state and what can be done instead */
export function checkCommand(command: RunCommand, run: RunAtHand): void {
  if (allowedStates[command].includes(run.state)) return;
  // Only a run at rest cannot be stopped.
  const isStop = command === "stop" || command === "stop-now";
  throw wrongState(command, run, isStop ? message("run.isAtRest") : adviceFor(run));
}

/** The refusal of a command; `why` is a sentence. Nothing has been changed. */
export function wrongState(
  command: RunCommand,
  run: { id: string; name: string; state: RunState },
  why: Message,
  details: Readonly<Record<string, unknown>> = {},
): StudioError {
  const { id, name, state } = run;
  const params = { name, id, state: message("run.state", { state }), command: commandName(command), why };
  return new StudioError("wrong-state", message("run.notPossible", params), { runId: id, state, command, ...details });
}

const commandNames = {
  start: "command.start",
  resume: "command.resume",
  pause: "command.pause",
  stop: "command.stop",
  "stop-now": "command.stopNow",
  "checkpoint-now": "command.checkpoint",
  "sample-now": "command.sample",
  fork: "command.fork",
  verify: "command.verify",
} as const satisfies Record<RunCommand, MessageKey>;

/** What can be asked of a run, or of a group's runs, as it is called. */
export function commandName(command: RunCommand): Message {
  return message(commandNames[command]);
}
