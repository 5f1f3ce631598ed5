/** Files that a user asked for, wherever the user wants them. */
import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { explainSystemError } from "../../shared/systemErrors.ts";
import { diskFullOr, writeFileAtomically } from "./atomicFile.ts";
import { makeFolder } from "./makeFolder.ts";
import { shareAsUsual } from "./privacy.ts";

/**
 * Writes a file, whole or not at all.
 *
 * @param isPrivate true for what belongs into the home folder: it is for its owner alone
 * @returns its absolute path
 * @throws StudioError as `prepareResultFile`
 */
export async function writeResultFile(
  file: string,
  chunks: readonly Uint8Array[],
  { force, isPrivate = false }: { readonly force: boolean; readonly isPrivate?: boolean },
): Promise<string> {
  const path = await prepareResultFile(file, { force });
  try {
    await writeFileAtomically(path, chunks, { isForUser: !isPrivate });
  } catch (error) {
    throw explain(error, path);
  }
  return path;
}

/**
 * Makes the folder of a file that is about to be written, and sees that it can be: what it costs to make the content
 * would else be in vain.
 *
 * @param force true lets an existing file be replaced
 * @returns the file's absolute path
 * @throws StudioError `invalid-argument` where the file is there already or cannot be one, `not-permitted`, `disk-full`
 */
export async function prepareResultFile(file: string, { force }: { readonly force: boolean }): Promise<string> {
  const path = resolve(file);
  await refuseOtherThanFile(path);
  if (!force && (await exists(path))) {
    throw new StudioError("invalid-argument", message("storage.isThere", { path }), { file: path });
  }
  try {
    await makeFolders(dirname(path));
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw explain(error, path);
  }
  return path;
}

/** With the permissions of folders that the user makes. */
async function makeFolders(folder: string): Promise<void> {
  const first = await makeFolder(folder);
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await shareAsUsual(made, "folder");
}

/** A file takes the place of what it replaces: nobody means that of a folder or of `/dev/null`. */
async function refuseOtherThanFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null || found.isFile()) return;
  const key = found.isDirectory() ? "storage.staysFolder" : "storage.staysDevice";
  throw new StudioError("invalid-argument", message(key, { path }), { file: path });
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function explain(error: unknown, file: string): unknown {
  if (isNotPermitted(error)) {
    return new StudioError("not-permitted", message("storage.notWritable", { file }), { file }, error);
  }
  if (isSystemError(error, "EEXIST", "ENOTDIR", "EISDIR")) {
    return new StudioError("invalid-argument", message("storage.inItsWay", { file }), { file }, error);
  }
  // Its folder is there, as below /proc.
  if (isSystemError(error, "ENOENT")) {
    const sentence = message("storage.takesNoFiles", { file, within: dirname(file) });
    return new StudioError("not-permitted", sentence, { file }, error);
  }
  const what = message("storage.cannotWrite", { file });
  return explainSystemError(diskFullOr(error, file), file, what, message("storage.nameAnotherPlace"));
}
