/** How the command ends, as a number that a script can branch on. */
import type { ErrorCode } from "../../shared/errors.ts";

export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  missing: 3,
  refused: 4,
  unavailable: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What each exit code means, for `critic --help`. */
export const exitCodeMeanings: readonly (readonly [ExitCode, string])[] = [
  [exitCodes.done, "done"],
  [
    exitCodes.failed,
    "failed: training stopped on an error, a file is corrupt, the disk is full, or a check found a problem",
  ],
  [exitCodes.usage, "the command line is wrong: an unknown flag, or a value out of its range"],
  [exitCodes.missing, "a run, file or folder is not there, may not be read, or cannot be trained on"],
  [exitCodes.refused, "refused: the run's state or its checkpoint does not allow it; nothing was changed"],
  [exitCodes.unavailable, "this machine or this version cannot: an engine is missing, or the home folder is newer"],
  [
    exitCodes.interrupted,
    "interrupted with Ctrl-C or a signal, with a checkpoint where something trained; or the answer was no",
  ],
];

/** The exit code for each kind of error that a user can act on. */
export const exitCodeOf: Readonly<Record<ErrorCode, ExitCode>> = {
  "trainer-failed": exitCodes.failed,
  "device-failed": exitCodes.failed,
  corrupt: exitCodes.failed,
  "disk-full": exitCodes.failed,
  "invalid-argument": exitCodes.usage,
  "not-found": exitCodes.missing,
  "not-permitted": exitCodes.missing,
  "dataset-unusable": exitCodes.missing,
  "wrong-state": exitCodes.refused,
  incompatible: exitCodes.refused,
  "engine-unavailable": exitCodes.unavailable,
  "newer-schema": exitCodes.unavailable,
  cancelled: exitCodes.interrupted,
};
