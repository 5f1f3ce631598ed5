import { accessSync, constants, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { isNotPermitted, isSystemError, StudioError } from "../../../shared/errors.ts";

/** SQLite's shared memory, a page of its log, and some for the file system itself. */
const leastFreeBytes = 128 * 1024;

/** SQLite says only that it cannot write; the system knows why. @returns null where it sees nothing in the way */
export function whyNotWritable(file: string, cause: unknown): StudioError | null {
  const folder = dirname(file);
  const home = "Choose another home folder with --home, or";
  for (const path of [folder, file]) {
    try {
      accessSync(path, constants.W_OK);
    } catch (error) {
      if (isSystemError(error, "EROFS")) {
        const sentence = `${file} cannot be written: it lies on a disk that is read-only. ${home} make the disk writable.`;
        return new StudioError("not-permitted", sentence, { file }, cause);
      }
      if (isNotPermitted(error)) {
        const sentence = `${file} cannot be written: ${path} is read-only for this user. ${home} change the permissions.`;
        return new StudioError("not-permitted", sentence, { file }, cause);
      }
    }
  }
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < leastFreeBytes ? diskFull(file, cause) : null;
  } catch {
    return null;
  }
}

export function diskFull(file: string, cause: unknown): StudioError {
  const sentence = `The disk is full: ${file} could not be written. What was recorded before is kept; free some space and try again.`;
  return new StudioError("disk-full", sentence, { file }, cause);
}
