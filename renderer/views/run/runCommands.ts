import type { Run, RunSummary } from "../../../shared/api/records.ts";
import {
  begunStates,
  hasPausedItself,
  liveStates,
  restingStates,
  runStates,
  type RunState,
} from "../../../shared/runStates.ts";

/** What the buttons of a run do. */
export type RunAction =
  | "pause"
  | "resume"
  | "more-steps"
  | "stop"
  | "stop-now"
  | "checkpoint-now"
  | "sample-now"
  | "fork"
  | "export"
  | "evaluate"
  | "verify"
  | "rename"
  | "delete"
  | "take-over";

const inStates: Readonly<Record<RunAction, readonly RunState[]>> = {
  pause: ["running"],
  resume: ["paused", ...restingStates.filter((state) => state !== "completed")],
  "more-steps": ["completed"],
  stop: liveStates,
  "stop-now": begunStates,
  "checkpoint-now": begunStates,
  "sample-now": begunStates,
  fork: runStates,
  export: runStates,
  evaluate: runStates,
  verify: runStates,
  rename: runStates,
  delete: restingStates,
  "take-over": liveStates,
};

/**
 * What only reads the run, changes no more than its name, or is asked of the process that trains it: allowed where that
 * is another.
 */
const whileForeign: readonly RunAction[] = [
  "fork",
  "export",
  "evaluate",
  "verify",
  "rename",
  "stop",
  "stop-now",
  "take-over",
];

/** What a process has to be there for: a run that paused by itself (and says why) has none. */
const byProcess: readonly RunAction[] = ["checkpoint-now", "sample-now"];

/** The actions that the state of the run allows, as the core would. */
export function allowedActions(run: Pick<RunSummary, "state" | "message" | "foreign">): ReadonlySet<RunAction> {
  const hasProcess = !hasPausedItself(run);
  const actions = Object.keys(inStates) as RunAction[];
  return new Set(
    actions
      .filter((action) => inStates[action].includes(run.state))
      .filter((action) => (run.foreign ? whileForeign.includes(action) : action !== "take-over"))
      .filter((action) => hasProcess || !byProcess.includes(action)),
  );
}

/** What computes with the settings of the run. */
const training: readonly RunAction[] = ["resume", "more-steps", "fork"];

/** Why a run of a newer version is not trained here, nor forked; null for what can be done with it. */
export function newerRefusal(action: RunAction, { unknownSettings }: Pick<Run, "unknownSettings">): string | null {
  return unknownSettings.length > 0 && training.includes(action) ? "only a newer version knows its settings" : null;
}

/** Why an action is not allowed, in few words; null where it is. */
export function refusalOf(
  action: RunAction,
  run: Pick<RunSummary, "state" | "message" | "foreign">,
  hasForks: boolean,
): string | null {
  if (action === "delete" && hasForks) return "its forks need it: delete them first";
  if (allowedActions(run).has(action)) return null;
  if (run.foreign && !whileForeign.includes(action)) return "another process answers for it";
  if (action === "delete") return "stop it first";
  if (action === "stop-now") return run.state === "queued" ? "it has not begun" : "it is at rest";
  return `not while ${run.state}`;
}
