import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { knownSystemError } from "../../shared/systemErrors.ts";
import { shareAsUsual } from "./privacy.ts";
import { scratchName } from "./scratchNames.ts";

/**
 * Writes a file so that after a crash at any moment either the old content or the whole new content is there: a
 * temporary name beside it, flushed, renamed, and the folder flushed. Of several writers at once the last one's is
 * there.
 *
 * @param isForUser true gives it the permissions of a file that the user makes; default: it is for its owner alone
 * @throws StudioError `disk-full`; the temporary file is removed and whatever stood under `path` is kept
 */
export async function writeFileAtomically(
  path: string,
  chunks: readonly Uint8Array[],
  { isForUser = false }: { readonly isForUser?: boolean } = {},
): Promise<void> {
  const temporary = scratchName(path);
  try {
    // `wx`: never into a file, or through a link, that somebody else has put there.
    const file = await open(temporary, "wx", isForUser ? 0o666 : 0o600);
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    if (isForUser) await shareAsUsual(temporary);
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    // What went wrong first is what there is to say.
    await rm(temporary, { force: true }).catch(() => undefined);
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
  if (knownSystemError(error)?.code !== "disk-full") return error;
  return new StudioError("disk-full", message("storage.diskFull", { path }), { path }, error);
}
