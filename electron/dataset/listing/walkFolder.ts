/** Lists a folder's files in an order that is the same everywhere, without holding more than one folder's names. */
import { createHash } from "node:crypto";
import { readdirSync, statSync, type Dirent } from "node:fs";
import { opendir, realpath } from "node:fs/promises";
import { isNotPermitted, isSystemError, StudioError, type ErrorCode } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { explainSystemError } from "../../../shared/systemErrors.ts";
import { disks } from "../../storage/patience.ts";
import { nameFromBytes, placeOnDisk, replacementCharacter } from "./fileNames.ts";
import { isSkipped } from "./skippedNames.ts";

/** One file, or something that stands where a file or folder should. */
export interface ListedFile {
  /** From the data set's folder, with forward slashes. */
  readonly path: string;
  readonly sizeBytes: number;
  /**
   * Last change of the content and of the file's entry, in milliseconds since 1970, as precise as the disk has them.
   */
  readonly modifiedMs: number;
  readonly changedMs: number;
  /** Why it cannot be opened, as words; null for an ordinary file. */
  readonly unreadable: Message | null;
}

/** A disk may have to start turning, a server to wake. */
const answersMs = 30_000;

/**
 * The absolute, real path of a data set's folder.
 *
 * @throws StudioError `not-found` where it is missing or does not answer, `invalid-argument` where it is a file,
 *   `not-permitted` where it may not be read
 */
export async function resolveFolder(folder: string): Promise<string> {
  try {
    const look = async () => {
      const real = await realpath(folder);
      // What may not be read is told now, without reading all of it.
      await (await opendir(real)).close();
      return real;
    };
    return await disks.ask(folder, look, answersMs);
  } catch (error) {
    throw folderError(error, folder);
  }
}

function folderError(error: unknown, folder: string): unknown {
  const described = (code: ErrorCode, sentence: Message) => new StudioError(code, sentence, { folder }, error);
  if (isSystemError(error, "ENOENT")) return described("not-found", message("folder.missingPath", { folder }));
  if (isSystemError(error, "ENOTDIR")) return described("invalid-argument", message("folder.isFilePath", { folder }));
  if (isNotPermitted(error)) return described("not-permitted", message("folder.notReadable", { folder }));
  return explainSystemError(error, folder, message("folder.cannotLook", { folder }), message("folder.nameItself"));
}

/**
 * Every file below `folder`: each folder's entries by name (compared by code unit), depth first. Hidden entries and
 * those of `skippedNames.ts` are left out; symbolic links are followed, and a folder that was already visited is not
 * entered again. Waits for the disk: see `listFolder`.
 *
 * @param folder an absolute path
 * @param leftOut folders that are not entered, such as the cache where it lies inside the data's folder
 * @throws where `folder` itself cannot be read; whatever is below it becomes an entry with a reason
 */
export function* walkFolder(folder: string, leftOut: readonly string[] = []): Generator<ListedFile, void, undefined> {
  const visited = new Set(leftOut.map((place) => identityOf(place)));
  // No recursion: folders may be nested thousands deep.
  const entered: Level[] = [];
  const root = enter(folder, "", visited);
  if (root !== undefined) entered.push(root);
  for (let level = entered.at(-1); level !== undefined; level = entered.at(-1)) {
    const entry = level.entries[level.next++];
    if (entry === undefined) {
      entered.pop();
      continue;
    }
    const path = level.path === "" ? entry.name : `${level.path}/${entry.name}`;
    const found = lookAt(folder, path, entry.isFolder, visited);
    if (found === undefined) continue;
    if ("entries" in found) entered.push(found);
    else yield found;
  }
}

interface Entry {
  readonly name: string;
  /** Known without asking for it: it is a folder, not a link to one. */
  readonly isFolder: boolean;
}

/** A folder that is being walked through. */
interface Level {
  readonly path: string;
  readonly entries: readonly Entry[];
  next: number;
}

/** A file, a folder that was entered, or nothing where that folder was visited before. */
function lookAt(folder: string, path: string, isFolder: boolean, visited: Set<string>): ListedFile | Level | undefined {
  try {
    if (isFolder) return enter(folder, path, visited);
    const found = statSync(placeOnDisk(folder, path));
    if (found.isDirectory()) return enter(folder, path, visited);
    return {
      path,
      sizeBytes: found.size,
      modifiedMs: found.mtimeMs,
      changedMs: found.ctimeMs,
      unreadable: found.isFile() ? null : message("system.noFile"),
    };
  } catch (error) {
    const reason = unreadableReason(error);
    if (reason === undefined) throw error;
    return { path, sizeBytes: 0, modifiedMs: 0, changedMs: 0, unreadable: reason };
  }
}

/** Undefined where it was entered before, by whatever path. */
function enter(folder: string, path: string, visited: Set<string>): Level | undefined {
  const place = placeOnDisk(folder, path);
  const identity = identityOf(place);
  if (visited.has(identity)) return undefined;
  visited.add(identity);
  return { path, entries: readEntries(place), next: 0 };
}

/** Names a folder whatever path leads to it. */
function identityOf(folder: string | Buffer): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev}:${ino}`;
}

/** In order, without those that are skipped. */
function readEntries(place: string | Buffer): Entry[] {
  let entries = readdirSync(place, { withFileTypes: true }).map(toEntry);
  if (process.platform !== "win32" && entries.some(({ name }) => name.includes(replacementCharacter))) {
    entries = readdirSync(place, { withFileTypes: true, encoding: "buffer" }).map((entry) => ({
      name: nameFromBytes(entry.name),
      isFolder: entry.isDirectory(),
    }));
  }
  return entries
    .filter(({ name }) => !isSkipped(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function toEntry(entry: Dirent): Entry {
  return { name: entry.name, isFolder: entry.isDirectory() };
}

const unreadableReasons = new Map([
  ["ENOENT", "unusable.linkToNothing"],
  ["EACCES", "unusable.mayNotRead"],
  ["EPERM", "unusable.mayNotRead"],
  ["ELOOP", "unusable.linkToItself"],
  ["ENOTDIR", "system.throughFile"],
  ["ENAMETOOLONG", "unusable.pathTooLong"],
  ["EISDIR", "system.isFolder"],
  ["ENXIO", "system.noFile"],
  ["EIO", "system.diskError"],
] as const);

/** Why a file or folder could not be read, for the health report; undefined for what is not its fault. */
export function unreadableReason(error: unknown): Message | undefined {
  const found = [...unreadableReasons].find(([code]) => isSystemError(error, code));
  return found && message(found[1]);
}

/** What is known of a whole listing, without keeping it. */
export interface ListingSummary {
  readonly fileCount: number;
  /** SHA-256, in hexadecimal, over every file's path, size and times of change. */
  readonly fingerprint: string;
}

/** So many characters are hashed at once: a call for each file would cost more than the hashing. */
const hashedAtOnce = 2 ** 16;

/** Gathers a listing's summary while it streams by. */
export function createListingDigest(): { add(file: ListedFile): void; count(): number; summary(): ListingSummary } {
  const hash = createHash("sha256");
  let fileCount = 0;
  let lines = "";
  const hashLines = () => {
    hash.update(lines);
    lines = "";
  };
  return {
    add({ path, sizeBytes, modifiedMs, changedMs, unreadable }) {
      fileCount += 1;
      lines += `${JSON.stringify([path, sizeBytes, modifiedMs, changedMs, unreadable?.text ?? null])}\n`;
      if (lines.length >= hashedAtOnce) hashLines();
    },
    count: () => fileCount,
    summary() {
      hashLines();
      return { fileCount, fingerprint: hash.copy().digest("hex") };
    },
  };
}
