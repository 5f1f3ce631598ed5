/** What the system's error codes mean, in words: the one table for every file, folder and drive that cannot be used. */
import type { MessageKey } from "./catalogue/messages.ts";
import { StudioError, type ErrorCode } from "./errors.ts";
import { message, type Message, type Words } from "./messages/message.ts";

export interface KnownSystemError {
  readonly code: ErrorCode;
  /** Why it cannot be used, as the end of a sentence that names the file or folder. */
  readonly reason: Message;
}

/** Of the messages without places. */
type Reason = Extract<MessageKey, `system.${string}`>;
interface Meaning {
  readonly code: ErrorCode;
  readonly reason: Exclude<Reason, "system.because" | "system.couldNotUse">;
}

const invalid = (reason: Meaning["reason"]): Meaning => ({ code: "invalid-argument", reason });
const notPermitted = (reason: Meaning["reason"]): Meaning => ({ code: "not-permitted", reason });
const notFound = (reason: Meaning["reason"]): Meaning => ({ code: "not-found", reason });

const denied = notPermitted("system.denied");
const inUse = notPermitted("system.inUse");
const tooMany = notPermitted("system.tooManyOpen");
const silent = notFound("system.silent");

const table: Readonly<Record<string, Meaning>> = {
  ENOSPC: { code: "disk-full", reason: "system.full" },
  EDQUOT: { code: "disk-full", reason: "system.quota" },
  EFBIG: { code: "disk-full", reason: "system.fileTooLarge" },
  EACCES: denied,
  EPERM: denied,
  EROFS: notPermitted("system.readOnly"),
  EBUSY: inUse,
  ETXTBSY: inUse,
  EMFILE: tooMany,
  ENFILE: tooMany,
  EIO: notPermitted("system.diskError"),
  ENOENT: notFound("system.notThere"),
  ENODEV: notFound("system.noDrive"),
  ESTALE: silent,
  ETIMEDOUT: silent,
  EHOSTDOWN: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ENOTCONN: silent,
  EEXIST: invalid("system.isThere"),
  ENOTEMPTY: invalid("system.notEmpty"),
  ENOTDIR: invalid("system.throughFile"),
  EISDIR: invalid("system.isFolder"),
  ELOOP: invalid("system.linksToItself"),
  ENAMETOOLONG: invalid("system.nameTooLong"),
  EILSEQ: invalid("system.badCharacters"),
  ENXIO: invalid("system.noFile"),
  EXDEV: invalid("system.otherDisk"),
};

/** Null for what is no error of the system, or one that nobody but us can have caused. */
export function knownSystemError(error: unknown): KnownSystemError | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const meaning = Object.hasOwn(table, error.code) ? table[error.code] : undefined;
  return meaning === undefined ? null : { code: meaning.code, reason: message(meaning.reason) };
}

/**
 * An error of the system as a sentence; gives any other back as it is.
 *
 * @param what what failed, up to the reason: `The home folder /x cannot be used`
 * @param remedy a sentence: what is kept, and what to do
 */
export function explainSystemError(error: unknown, path: string, what: Words, remedy: Words): unknown {
  const known = knownSystemError(error);
  if (known === null) return error;
  return new StudioError(
    known.code,
    message("system.because", { what, reason: known.reason, remedy }),
    { path },
    error,
  );
}

/**
 * The last resort, for an error of the system that nothing nearer has explained: it names the file that the system
 * named.
 *
 * @returns null for anything else
 */
export function explainStraySystemError(error: unknown): StudioError | null {
  const known = knownSystemError(error);
  if (known === null || !(error instanceof Error) || !("path" in error) || typeof error.path !== "string") return null;
  const { path } = error;
  return new StudioError(known.code, message("system.couldNotUse", { path, reason: known.reason }), { path }, error);
}
