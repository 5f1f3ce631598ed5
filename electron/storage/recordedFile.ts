/**
 * Files that the history records. A home folder may come from a stranger: what stands in their place is not believed.
 */
import { constants } from "node:fs";
import { lstat, open, unlink, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";

/**
 * Above a run's file, the folder of its kind and that of the run: those above are the user's, who may have put them
 * elsewhere.
 */
const runFolders = 2;

/**
 * Opens a file that we have written for reading, where it is still a plain file in plain folders. A link is not
 * followed, and a pipe or device is not waited for.
 *
 * @param ownFolders how many of the folders above it are ours, and so no links
 * @returns the open file and its size in bytes; the caller closes it
 * @throws StudioError `corrupt`; what the system says where it is not there or may not be read
 */
export async function openRecorded(
  path: string,
  ownFolders = runFolders,
): Promise<{ readonly file: FileHandle; readonly size: number }> {
  let folder = dirname(path);
  for (let level = 0; level < ownFolders; level++, folder = dirname(folder)) await refuseLink(folder);
  // Windows has no such flag, but the same look beforehand.
  if (process.platform === "win32") await refuseLink(path);
  const file = await openPlainly(path);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw replaced(path, message("storage.byNoFile"));
    return { file, size: found.size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * A recorded file as a whole.
 *
 * @param mostBytes a larger one is refused before it is read
 * @throws as `openRecorded`
 */
export async function readRecorded(path: string, mostBytes: number, ownFolders = runFolders): Promise<Buffer> {
  const { file, size } = await openRecorded(path, ownFolders);
  try {
    if (size > mostBytes) {
      const reason = message("storage.tooLarge", { size });
      throw new StudioError("corrupt", message("storage.damaged", { path, reason }), { path, reason });
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Windows has none of these. */
const withoutLinks = process.platform === "win32" ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a file of ours for writing anew: what stood there, a link too, is removed, and never written through.
 *
 * @throws what the system says
 */
export async function openAnew(path: string): Promise<FileHandle> {
  await unlink(path).catch((error: unknown) => {
    if (!isSystemError(error, "ENOENT")) throw error;
  });
  return await open(path, "wx", 0o600);
}

/**
 * Opens a file of ours for going on with it, where it is still a plain file.
 *
 * @throws as `openRecorded`
 */
export async function openForMore(path: string): Promise<FileHandle> {
  if (process.platform === "win32") await refuseLink(path);
  return await openPlainly(path, constants.O_RDWR);
}

async function openPlainly(path: string, access: number = constants.O_RDONLY): Promise<FileHandle> {
  try {
    return await open(path, access | withoutLinks);
  } catch (error) {
    // Linux and macOS say ELOOP of a link that may not be followed, the BSDs EMLINK.
    if (isSystemError(error, "ELOOP", "EMLINK")) throw replaced(path, message("storage.byLink"));
    if (isSystemError(error, "ENXIO")) throw replaced(path, message("storage.byNoFile"));
    throw error;
  }
}

async function refuseLink(path: string): Promise<void> {
  if ((await lstat(path)).isSymbolicLink()) throw replaced(path, message("storage.byLink"));
}

function replaced(path: string, by: Message): StudioError {
  const reason = message("storage.wasReplaced", { by });
  return new StudioError("corrupt", message("storage.replaced", { path, by }), { path, reason });
}
