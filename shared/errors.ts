import type { Message } from "./messages/message.ts";

/**
 * What went wrong, as data: a code that a program can branch on and a sentence that a person can act on.
 *
 * Every room throws `StudioError` for what a user can cause or mend; anything else that is thrown is a defect.
 */
export const errorCodes = [
  /** A flag, field or setting is unknown, malformed or out of range. */
  "invalid-argument",
  /** A run, checkpoint, sample, file or folder that was named is not there. */
  "not-found",
  /** A file or folder is there but may not be read or written. */
  "not-permitted",
  /** A data set cannot be trained on: empty, no images, fewer than one batch. */
  "dataset-unusable",
  /** The disk is full. */
  "disk-full",
  /** The home folder was written by a newer Critic Studio. */
  "newer-schema",
  /** A checkpoint, cache or archive is truncated or its hash does not match. */
  "corrupt",
  /** A checkpoint cannot take the settings that were asked for. */
  "incompatible",
  /** A command that the run's present state does not allow. */
  "wrong-state",
  /** An engine or device is missing. */
  "engine-unavailable",
  /** A device was there, and failed while it computed. */
  "device-failed",
  /** The training process died, hung, or its numbers turned NaN. */
  "trainer-failed",
  /** The user cancelled. */
  "cancelled",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * An error that a user can act on. Its sentence says what happened, to which file or run, what was kept and what to do;
 * it names no command and no button. `details.seeAlso` (`runs`, `checkpoints`) says what a shell can point to besides.
 */
export class StudioError extends Error {
  override readonly name = "StudioError";
  readonly code: ErrorCode;
  /** The message as data; `message` is its English text. */
  readonly sentence: Message;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, sentence: Message, details: Record<string, unknown> = {}, cause?: unknown) {
    super(sentence.text, cause === undefined ? undefined : { cause });
    this.code = code;
    this.sentence = sentence;
    this.details = details;
  }
}

/** True where `error` is a Node system error (`ENOENT`, `ENOSPC`, …) with one of these codes. */
export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => code === error.code);
}

/** True where the system says that this user may not do that there, or that the disk can only be read. */
export function isNotPermitted(error: unknown): boolean {
  return isSystemError(error, "EACCES", "EPERM", "EROFS");
}
