import { errorCodes, type ErrorCode } from "../../../../shared/errors.ts";
import { message, type Message, type Words } from "../../../../shared/messages/message.ts";
import type { TrainerExit } from "./trainerProcess.ts";

/** Why a training process is no more. `step` is the last step it spoke of. */
export type TrainerEnd =
  | { readonly kind: "completed"; readonly step: number }
  | { readonly kind: "stopped"; readonly step: number }
  /** Ended at once because the user said so. */
  | { readonly kind: "killed"; readonly step: number }
  | { readonly kind: "not-finite"; readonly step: number; readonly message: Message }
  /** It said itself what went wrong. */
  | { readonly kind: "failed"; readonly step: number; readonly code: string; readonly message: Message }
  /** It exited without a last word. */
  | { readonly kind: "crashed"; readonly step: number; readonly exit: TrainerExit }
  /** It was silent for too long and was ended. */
  | { readonly kind: "hung"; readonly step: number; readonly silentMs: number; readonly while: "starting" | "training" }
  /** Someone else ended it while it was about to stop. */
  | { readonly kind: "stop-cut-short"; readonly step: number; readonly exit: TrainerExit }
  /** It did not stop in time when asked to, and was ended. */
  | { readonly kind: "stop-overdue"; readonly step: number; readonly waitedMs: number }
  /** It sent something that is not a message of ours, and was ended. */
  | { readonly kind: "protocol-error"; readonly step: number; readonly problem: Words }
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
export function explainEnd(end: TrainerEnd, runName: string, lastCheckpointStep: number | null): Message | null {
  const happened = describe(end, runName);
  if (happened === null) return null;
  return message("plain.twoSentences", { first: happened, second: whatNext(end, lastCheckpointStep) });
}

/** @param within true for a part of another sentence */
function describe(end: TrainerEnd, run: string, within = false): Message | null {
  const { step } = end;
  const who = message(within ? "end.itsProcess" : "end.theProcess", { run });
  switch (end.kind) {
    case "completed":
    case "stopped":
      return null;
    case "killed":
      return message("end.killed", { who, step });
    case "not-finite":
      return message("end.notFinite", { who, step, why: end.message });
    case "failed":
      return message("end.failed", { who, step, why: end.message });
    case "stop-cut-short":
      return message("end.stopCutShort", { who, how: describeExit(end.exit), step });
    case "crashed":
      return describeCrash(end.exit, who, step);
    case "hung":
      return end.while === "starting"
        ? message("end.hungAtStart", { who, silent: end.silentMs })
        : message("end.hung", { who, silent: end.silentMs, step });
    case "stop-overdue":
      return message("end.stopOverdue", { who, waited: end.waitedMs, step });
    case "protocol-error":
      return message("end.notUnderstood", { who, problem: end.problem, step });
    case "device-failed":
      return describeDeviceFailure(end, run);
  }
}

function describeDeviceFailure(end: Extract<TrainerEnd, { kind: "device-failed" }>, run: string): Message {
  const { device, how } = end;
  if (how.kind === "failed" && how.code === "engine-unavailable") {
    return message("end.deviceMissing", { device, why: how.message });
  }
  if (how.kind === "failed") return how.message;
  return message("end.deviceProbablyFailed", { device, happened: describe(how, run, true) ?? how.kind });
}

function whatNext(end: TrainerEnd, step: number | null): Message {
  if (end.kind === "not-finite") return whatNextAfterNotFinite(step);
  if (end.kind === "device-failed") return whatNextAfterDeviceFailure(step);
  return step === null ? message("end.beginsAtZero") : message("end.resumeFrom", { step });
}

function whatNextAfterDeviceFailure(step: number | null): Message {
  return step === null ? message("end.onAnotherDeviceAtZero") : message("end.onAnotherDevice", { step });
}

/** A run is repeated bit for bit, its mishaps included. */
function whatNextAfterNotFinite(step: number | null): Message {
  return step === null ? message("end.beginAnew") : message("end.forkWithLess", { step });
}

function describeExit(exit: TrainerExit): Message {
  if (exit.signal === "SIGKILL") return message("end.wasKilled");
  if (exit.signal !== null) return message("end.wasEndedBy", { signal: exit.signal });
  if (exit.code === null) return message("end.couldNotStart");
  return message("end.endedItself", { code: exit.code });
}

function describeCrash(exit: TrainerExit, who: Message, step: number): Message {
  const how = describeExit(exit);
  const said = exit.lastLines.join(" / ");
  return exit.lastLines.length === 0
    ? message("end.crashed", { who, how, step })
    : message("end.crashedSaying", { who, how, step, said: /[.!?]$/.test(said) ? said : `${said}.` });
}
