import { accessSync, constants, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { isNotPermitted, isSystemError, StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";

/** SQLite's shared memory, a page of its log, and some for the file system itself. */
const leastFreeBytes = 128 * 1024;

/** SQLite says only that it cannot write; the system knows why. @returns null where it sees nothing in the way */
export function whyNotWritable(file: string, cause: unknown): StudioError | null {
  const folder = dirname(file);
  for (const path of [folder, file]) {
    try {
      accessSync(path, constants.W_OK);
    } catch (error) {
      if (isSystemError(error, "EROFS")) {
        return new StudioError("not-permitted", message("history.readOnlyDisk", { file }), { file }, cause);
      }
      if (isNotPermitted(error)) {
        return new StudioError("not-permitted", message("history.readOnly", { file, path }), { file }, cause);
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
  return new StudioError("disk-full", message("history.diskFull", { file }), { file }, cause);
}
