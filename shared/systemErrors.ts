/** What the system's error codes mean, in words: the one table for every file, folder and drive that cannot be used. */
import { StudioError, type ErrorCode } from "./errors.ts";

export interface KnownSystemError {
  readonly code: ErrorCode;
  /** Why it cannot be used, as the end of a sentence that names the file or folder. */
  readonly reason: string;
}

const invalid = (reason: string): KnownSystemError => ({ code: "invalid-argument", reason });
const notPermitted = (reason: string): KnownSystemError => ({ code: "not-permitted", reason });
const notFound = (reason: string): KnownSystemError => ({ code: "not-found", reason });

const denied = notPermitted("this user may not do that there");
const inUse = notPermitted("another program is using it");
const tooMany = notPermitted("too many files are open on this machine");
const silent = notFound("its drive does not answer");

const table: Readonly<Record<string, KnownSystemError>> = {
  ENOSPC: { code: "disk-full", reason: "the disk is full" },
  EDQUOT: { code: "disk-full", reason: "your share of the disk is used up" },
  EFBIG: { code: "disk-full", reason: "the disk takes no file of this size" },
  EACCES: denied,
  EPERM: denied,
  EROFS: notPermitted("its disk can only be read"),
  EBUSY: inUse,
  ETXTBSY: inUse,
  EMFILE: tooMany,
  ENFILE: tooMany,
  EIO: notPermitted("the disk reported an error"),
  ENOENT: notFound("it is not there"),
  ENODEV: notFound("its drive is not there"),
  ESTALE: silent,
  ETIMEDOUT: silent,
  EHOSTDOWN: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ENOTCONN: silent,
  EEXIST: invalid("something of this name is there already"),
  ENOTEMPTY: invalid("there is something in the folder already"),
  ENOTDIR: invalid("its path leads through a file"),
  EISDIR: invalid("it is a folder"),
  ELOOP: invalid("it is a link that leads back to itself, or through too many links"),
  ENAMETOOLONG: invalid("its name or path is longer than the disk takes"),
  EILSEQ: invalid("its name has characters that the disk does not take"),
  ENXIO: invalid("it is a pipe, socket or device, not a file"),
  EXDEV: invalid("it lies on another disk"),
};

/** Null for what is no error of the system, or one that nobody but us can have caused. */
export function knownSystemError(error: unknown): KnownSystemError | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  return Object.hasOwn(table, error.code) ? (table[error.code] ?? null) : null;
}

/**
 * An error of the system as a sentence; gives any other back as it is.
 *
 * @param what what failed, up to the reason: `The home folder /x cannot be used`
 * @param remedy a sentence: what is kept, and what to do
 */
export function explainSystemError(error: unknown, path: string, what: string, remedy: string): unknown {
  const known = knownSystemError(error);
  return known === null ? error : new StudioError(known.code, `${what}: ${known.reason}. ${remedy}`, { path }, error);
}

/**
 * The last resort, for an error of the system that nothing nearer has explained: it names the file that the system named.
 *
 * @returns null for anything else
 */
export function explainStraySystemError(error: unknown): StudioError | null {
  const known = knownSystemError(error);
  if (known === null || !(error instanceof Error) || !("path" in error) || typeof error.path !== "string") return null;
  const message = `${error.path} could not be used: ${known.reason}. What was there before is kept.`;
  return new StudioError(known.code, message, { path: error.path }, error);
}
