import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";

/**
 * Writes a file so that after a crash at any moment either the old content or the whole new content is there:
 * a temporary name beside it, flushed, renamed, and the folder flushed.
 *
 * @throws StudioError `disk-full`; the temporary file is removed and whatever stood under `path` is kept
 */
export async function writeFileAtomically(path: string, chunks: readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.${process.pid}.partial`;
  try {
    const file = await open(temporary, "w");
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw diskFullOr(error, path);
  }
}

/** Makes a rename in `folder` survive a power cut; Windows has no such call and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Turns "no space left" and "quota exceeded" into a sentence; gives any other error back as it is. */
export function diskFullOr(error: unknown, path: string): unknown {
  if (!isSystemError(error, "ENOSPC") && !isSystemError(error, "EDQUOT")) return error;
  return new StudioError(
    "disk-full",
    `The disk is full: ${path} could not be written. What was there before is kept; free some space and try again.`,
    { path },
    error,
  );
}
