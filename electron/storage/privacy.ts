/**
 * A home folder is its owner's alone: folders 0700, files 0600. Windows keeps a user's folders to the user by itself.
 */
import { chmod, lstat, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { makeFolder } from "./makeFolder.ts";
import { message, type Message } from "../../shared/messages/message.ts";

const privateFolder = 0o700;
const privateFile = 0o600;
const privateMask = 0o077;

const keepsModes = process.platform !== "win32";

/** What Critic Studio itself puts into a home folder. */
const ownNames =
  /^(?:studio\.sqlite.*|.*\.partial|runs|datasets|exports-temporary|window(?:\.json)?|server\.json|open-studio\.html)$/;

/** The umask that the user has set; null while it holds for us too. */
let usualMask: number | null = null;

/**
 * From now on whatever this process and its children write is for its owner alone, SQLite's files and Chromium's
 * included. `shareAsUsual` and `asUsual` are for what the user gets outside of the home folder.
 */
export function keepNewFilesPrivate(): void {
  // Threads share the umask of their process and may not change it.
  if (keepsModes && isMainThread && usualMask === null) usualMask = process.umask(privateMask);
}

/** Gives a file or folder that the user asked for the permissions that the user's own umask says. */
export async function shareAsUsual(path: string, kind: "file" | "folder" = "file"): Promise<void> {
  if (usualMask !== null) await chmod(path, (kind === "file" ? 0o666 : 0o777) & ~usualMask);
}

/** Makes a file of the home folder, however it came about, its owner's alone. */
export async function keepPrivate(file: string): Promise<void> {
  if (keepsModes) await chmod(file, privateFile);
}

/** Starts another program, which is not to inherit our umask. */
export function asUsual<Result>(start: () => Result): Result {
  if (usualMask === null) return start();
  process.umask(usualMask);
  try {
    return start();
  } finally {
    process.umask(privateMask);
  }
}

/**
 * Makes a folder, and those above it, where they are not there yet; the last one is its owner's alone, whatever the
 * umask.
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  await makeFolder(dirname(folder));
  const made = await makeFolder(folder, { mode: privateFolder });
  // The umask may have taken what the owner needs.
  if (made !== undefined && keepsModes) await chmod(folder, privateFolder);
}

/**
 * Closes a home folder that others can read, as one from before or from an archive: it and everything of ours in it.
 * Where something else lies beside, the folder itself is left as it is, since it may be meant for others, and only what
 * is ours is closed. Costs one look where there is nothing to do. What cannot be changed is left, for `findOpenPlaces`
 * to tell.
 */
export async function closeHome(folder: string): Promise<void> {
  if (!keepsModes || !(await isOpen(folder))) return;
  const names = await readdir(folder);
  const ours = names.filter((name) => ownNames.test(name));
  for (const name of ours) await closeTree(join(folder, name));
  if (ours.length === names.length) await chmod(folder, privateFolder).catch(() => undefined);
}

/** Links are neither followed nor changed. */
async function closeTree(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return;
  if (found.isDirectory()) {
    for (const name of await readdir(path).catch(() => [])) await closeTree(join(path, name));
  }
  if (!found.isDirectory() && !found.isFile()) return;
  const mode = found.isDirectory() ? privateFolder : privateFile;
  if ((found.mode & privateMask) !== 0) await chmod(path, mode).catch(() => undefined);
}

/**
 * Where others can get at a home folder all the same: on a disk that knows no permissions, or beside files of others.
 *
 * @returns a message for each; none where all is closed
 */
export async function findOpenPlaces(folder: string): Promise<Message[]> {
  if (!keepsModes || !(await isOpen(folder))) return [];
  const open: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (ownNames.test(name) && (await isOpen(join(folder, name)))) open.push(name);
  }
  return [
    open.length > 0 ? message("storage.homeReadable", { folder, open }) : message("storage.homeListable", { folder }),
  ];
}

async function isOpen(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found !== null && !found.isSymbolicLink() && (found.mode & privateMask) !== 0;
}
