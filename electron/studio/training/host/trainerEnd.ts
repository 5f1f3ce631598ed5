import { errorCodes, type ErrorCode } from "../../../../shared/errors.ts";
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
  /** Someone else ended it while it was about to stop. */
  | { readonly kind: "stop-cut-short"; readonly step: number; readonly exit: TrainerExit }
  /** It did not stop in time when asked to, and was ended. */
  | { readonly kind: "stop-overdue"; readonly step: number; readonly waitedMs: number }
  /** It sent something that is not a message of ours, and was ended. */
  | { readonly kind: "protocol-error"; readonly step: number; readonly problem: string }
  /** An accelerator said that it failed; or its process ended such that its driver is the likeliest reason. */
  | {
      readonly kind: "device-failed";
      readonly step: number;
      /** As people call it. */
      readonly device: string;
      /** True once it had begun or gone on with training. */
      readonly training: boolean;
      readonly how: TrainerEnd;
    };

/** The states that a run can be in once its trainer has ended. */
export type EndState = "completed" | "stopped" | "paused" | "interrupted" | "failed";

/** Signals by which someone else ends a process; the others (SIGSEGV, SIGABRT, …) mean a defect in it. */
const signalsFromOutside = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"]);

/**
 * The end of a trainer whose steps an accelerator computes: what is likeliest its fault is told as its failure.
 *
 * @param training true once it had begun or gone on with training
 */
export function blameDevice(end: TrainerEnd, device: string, training: boolean): TrainerEnd {
  const isItsFault =
    end.kind === "hung" ||
    (end.kind === "crashed" && !isFromOutside(end.exit)) ||
    (end.kind === "failed" && deviceErrors.has(end.code));
  return isItsFault ? { kind: "device-failed", step: end.step, device, training, how: end } : end;
}

const deviceErrors: ReadonlySet<string> = new Set<ErrorCode>(["device-failed", "engine-unavailable"]);

/** True where someone else ended the process, by a signal. */
export function isFromOutside({ signal }: TrainerExit): boolean {
  return signal !== null && signalsFromOutside.has(signal);
}

/** The state that a run comes to by this end. */
export function stateAfter(end: TrainerEnd): EndState {
  switch (end.kind) {
    case "completed":
    case "stopped":
      return end.kind;
    case "killed":
    case "stop-cut-short":
    case "stop-overdue":
      return "stopped";
    case "not-finite":
      return "paused";
    case "crashed":
      return isFromOutside(end.exit) ? "interrupted" : "failed";
    case "device-failed":
      return end.training ? "paused" : "failed";
    case "failed":
    case "hung":
    case "protocol-error":
      return "failed";
  }
}

/** What went wrong, for a program; null where the run ended as it should, or as it was asked to. */
export function failureOf(end: TrainerEnd): ErrorCode | null {
  switch (end.kind) {
    case "completed":
    case "stopped":
    case "killed":
    case "stop-cut-short":
    case "stop-overdue":
      return null;
    case "failed":
      return errorCodes.find((code) => code === end.code) ?? "trainer-failed";
    case "device-failed":
      // What cannot begin is as good as missing.
      return end.training ? "device-failed" : "engine-unavailable";
    case "not-finite":
    case "crashed":
    case "hung":
    case "protocol-error":
      return "trainer-failed";
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
  return `${happened} ${whatNext(end, lastCheckpointStep)}`;
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
    case "stop-cut-short":
      return `${who} ${describeExit(end.exit)} at step ${end.step}, before it had stopped with a checkpoint.`;
    case "crashed":
      return `${who} ${describeExit(end.exit)} at step ${end.step}.${quoteLines(end.exit.lastLines)}`;
    case "hung": {
      const doing = end.while === "starting" ? "while it started" : `after step ${end.step}`;
      return `${who} gave no sign of life for ${inSeconds(end.silentMs)} ${doing} and was ended.`;
    }
    case "stop-overdue":
      return `${who} did not stop within ${inSeconds(end.waitedMs)} after step ${end.step} and was ended.`;
    case "protocol-error":
      return `${who} sent a message that is not understood (${end.problem}) after step ${end.step} and was ended.`;
    case "device-failed":
      return describeDeviceFailure(end, who);
  }
}

function describeDeviceFailure(end: Extract<TrainerEnd, { kind: "device-failed" }>, who: string): string {
  const { device, how } = end;
  if (how.kind === "failed" && how.code === "engine-unavailable") return `${device} is not available: ${how.message}`;
  if (how.kind === "failed") return how.message;
  const told = describe(how, who) ?? "";
  const sentence = /[.!?]$/.test(told) ? told : `${told}.`;
  return `${device} has probably failed: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function whatNext(end: TrainerEnd, lastCheckpointStep: number | null): string {
  if (end.kind === "not-finite") return whatNextAfterNotFinite(lastCheckpointStep);
  if (end.kind === "device-failed") return whatNextAfterDeviceFailure(lastCheckpointStep);
  return lastCheckpointStep === null
    ? "There is no checkpoint yet: resuming begins at step 0."
    : `The checkpoint at step ${lastCheckpointStep} is kept: resume the run to go on from there.`;
}

function whatNextAfterDeviceFailure(lastCheckpointStep: number | null): string {
  const from = lastCheckpointStep === null ? "step 0" : `the checkpoint at step ${lastCheckpointStep}`;
  return `The run can go on from ${from}, on the same device or on another: on another its numbers will not be bit for bit what they would have been.`;
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
