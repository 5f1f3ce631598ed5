import type { TrainerExit } from "./trainerProcess.ts";

/** Why a training process is no more. `step` is the last step it spoke of. */
export type TrainerEnd =
  | { readonly kind: "completed"; readonly step: number }
  | { readonly kind: "stopped"; readonly step: number }
  /** Ended at once because the user said so. */
  | { readonly kind: "killed"; readonly step: number }
  | { readonly kind: "not-finite"; readonly step: number; readonly message: string }
  /** It said itself what went wrong. */
  | { readonly kind: "failed"; readonly step: number; readonly code: string; readonly message: string }
  /** It exited without a last word. */
  | { readonly kind: "crashed"; readonly step: number; readonly exit: TrainerExit }
  /** It was silent for too long and was ended. */
  | { readonly kind: "hung"; readonly step: number; readonly silentMs: number; readonly while: "starting" | "training" }
  /** It did not stop in time when asked to, and was ended. */
  | { readonly kind: "stop-overdue"; readonly step: number; readonly waitedMs: number }
  /** It sent something that is not a message of ours, and was ended. */
  | { readonly kind: "nonsense"; readonly step: number; readonly problem: string };

/** The states that a run can be in once its trainer has ended. */
export type EndState = "completed" | "stopped" | "paused" | "interrupted" | "failed";

/** Signals by which someone else ends a process; the others (SIGSEGV, SIGABRT, …) mean a defect in it. */
const signalsFromOutside = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"]);

/** The state that a run comes to by this end. */
export function stateAfter(end: TrainerEnd): EndState {
  switch (end.kind) {
    case "completed":
    case "stopped":
      return end.kind;
    case "killed":
    case "stop-overdue":
      return "stopped";
    case "not-finite":
      return "paused";
    case "crashed":
      return end.exit.signal !== null && signalsFromOutside.has(end.exit.signal) ? "interrupted" : "failed";
    case "failed":
    case "hung":
    case "nonsense":
      return "failed";
  }
}

/**
 * What happened, what was kept and what to do, for the user; null where the run ended as it should.
 *
 * @param lastCheckpointStep the newest checkpoint's step, or null where there is none
 */
export function explainEnd(end: TrainerEnd, runName: string, lastCheckpointStep: number | null): string | null {
  const happened = describe(end, `The training process of "${runName}"`);
  if (happened === null) return null;
  const next = end.kind === "not-finite" ? whatNextAfterNotFinite(lastCheckpointStep) : whatNext(lastCheckpointStep);
  return `${happened} ${next}`;
}

function describe(end: TrainerEnd, who: string): string | null {
  switch (end.kind) {
    case "completed":
    case "stopped":
      return null;
    case "killed":
      return `${who} was ended at once at step ${end.step}, as asked, without a checkpoint.`;
    case "not-finite":
      return `${who} has paused after step ${end.step}: ${end.message}`;
    case "failed":
      return `${who} failed at step ${end.step}: ${end.message}`;
    case "crashed":
      return `${who} ${describeExit(end.exit)} at step ${end.step}.${quoteLines(end.exit.lastLines)}`;
    case "hung": {
      const doing = end.while === "starting" ? "while it started" : `after step ${end.step}`;
      return `${who} gave no sign of life for ${inSeconds(end.silentMs)} ${doing} and was ended.`;
    }
    case "stop-overdue":
      return `${who} did not stop within ${inSeconds(end.waitedMs)} after step ${end.step} and was ended.`;
    case "nonsense":
      return `${who} sent a message that is not understood (${end.problem}) after step ${end.step} and was ended.`;
  }
}

function whatNext(lastCheckpointStep: number | null): string {
  return lastCheckpointStep === null
    ? "There is no checkpoint yet: resuming begins at step 0."
    : `The checkpoint at step ${lastCheckpointStep} is kept: resume the run to go on from there.`;
}

/** A run is repeated bit for bit, its mishaps included. */
function whatNextAfterNotFinite(lastCheckpointStep: number | null): string {
  return lastCheckpointStep === null
    ? "There is no checkpoint yet: begin a new run with a lower learning rate, or smaller initial weights."
    : `The last good checkpoint is that of step ${lastCheckpointStep}. Resumed, the run would come to the same point: fork it there with a lower learning rate, say.`;
}

function describeExit(exit: TrainerExit): string {
  if (exit.signal === "SIGKILL") return "was killed (SIGKILL: by someone, or by the system for want of memory)";
  if (exit.signal !== null) return `was ended by ${exit.signal}`;
  if (exit.code === null) return "could not be started";
  return `ended by itself with exit code ${exit.code}`;
}

function quoteLines(lines: readonly string[]): string {
  return lines.length === 0 ? "" : ` Its last words: ${lines.join(" / ")}`;
}

function inSeconds(elapsedMs: number): string {
  return `${Math.max(1, Math.round(elapsedMs / 1000))} s`;
}
