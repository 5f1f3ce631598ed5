/**
 * Makes folders, and those above them. Node's own recursive `mkdir` goes round for ever where the system takes no
 * folders and says that something "is not there", as below /proc: here that is an error like any other.
 */
import { mkdirSync, statSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";

/**
 * @param mode of each folder that is made, before the umask
 * @returns the outermost one that was made; undefined where all were there
 * @throws StudioError `not-permitted` where the system takes no folder; the system's own errors otherwise
 */
export async function makeFolder(
  folder: string,
  { mode }: { readonly mode?: number } = {},
): Promise<string | undefined> {
  const missing: string[] = [];
  for (let at = resolve(folder); !(await isThere(at)); at = dirname(at)) missing.unshift(at);
  // Says so where a file is in the folder's place.
  if (missing.length === 0 && !(await isFolder(folder))) await mkdir(folder);
  for (const path of missing) {
    try {
      await mkdir(path, mode === undefined ? {} : { mode });
    } catch (error) {
      // Another process may have been quicker.
      if (!isSystemError(error, "EEXIST") || !(await isFolder(path))) throw explain(error, path);
    }
  }
  return missing[0];
}

/** The same, for a program that may not wait. */
export function makeFolderSync(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); statSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at))
    missing.unshift(at);
  for (const path of missing) {
    try {
      mkdirSync(path);
    } catch (error) {
      if (!isSystemError(error, "EEXIST") || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
        throw explain(error, path);
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isSystemError(error, "ENOENT") && dirname(path) !== path) return false;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function explain(error: unknown, path: string): unknown {
  if (!isSystemError(error, "ENOENT")) return error;
  const sentence = message("storage.takesNoFolders", { path, within: dirname(path) });
  return new StudioError("not-permitted", sentence, { path }, error);
}
