/** Lists a folder's files in an order that is the same everywhere, without holding more than one folder's names. */
import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";

/** One file, or something that stands where a file or folder should. */
export interface ListedFile {
  /** From the data set's folder, with forward slashes. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Last change of the content and of the file's entry, in milliseconds since 1970, as precise as the disk has them. */
  readonly modifiedMs: number;
  readonly changedMs: number;
  /** Why it cannot be opened, as words; null for an ordinary file. */
  readonly unreadable: string | null;
}

/**
 * The absolute, real path of a data set's folder.
 *
 * @throws StudioError `not-found` where it is missing, `invalid-argument` where it is a file, `not-permitted` where it may not be read
 */
export async function resolveFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    await readdirSorted(real);
    return real;
  } catch (error) {
    throw folderError(error, folder);
  }
}

function folderError(error: unknown, folder: string): unknown {
  const described = (code: ConstructorParameters<typeof StudioError>[0], sentence: string) =>
    new StudioError(code, sentence, { folder }, error);
  if (isSystemError(error, "ENOENT")) {
    return described("not-found", `There is no folder ${folder}. Check the path, or the drive it is on.`);
  }
  if (isSystemError(error, "ENOTDIR")) {
    return described("invalid-argument", `${folder} is a file, not a folder. Name the folder that the images are in.`);
  }
  if (isSystemError(error, "EACCES") || isSystemError(error, "EPERM")) {
    return described(
      "not-permitted",
      `The folder ${folder} may not be read by this user. Change its permissions, or choose another folder.`,
    );
  }
  return error;
}

/**
 * Every file below `folder`: each folder's entries by name (compared by code unit), depth first. Hidden entries (a dot
 * first) are skipped; symbolic links are followed, and a folder that was already visited is not entered again.
 *
 * @param folder an absolute path
 * @param leftOut folders that are not entered, such as the cache where it lies inside the data's folder
 */
export async function* walkFolder(
  folder: string,
  leftOut: readonly string[] = [],
): AsyncGenerator<ListedFile, void, undefined> {
  yield* walkBelow(folder, "", new Set(await Promise.all(leftOut.map(identityOf))));
}

/** Names a folder whatever path leads to it. */
async function identityOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  return `${dev}:${ino}`;
}

async function* walkBelow(
  root: string,
  below: string,
  visited: Set<string>,
): AsyncGenerator<ListedFile, void, undefined> {
  const place = join(root, below);
  const identity = await identityOf(place);
  if (visited.has(identity)) return;
  visited.add(identity);
  for (const entry of await readdirSorted(place)) {
    if (entry.name.startsWith(".")) continue;
    yield* listEntry(root, below === "" ? entry.name : `${below}/${entry.name}`, visited);
  }
}

async function* listEntry(
  root: string,
  path: string,
  visited: Set<string>,
): AsyncGenerator<ListedFile, void, undefined> {
  try {
    const found = await stat(join(root, path));
    if (!found.isDirectory()) {
      const unreadable = found.isFile() ? null : "it is a pipe, socket or device, not a file";
      yield {
        path,
        sizeBytes: found.size,
        modifiedMs: found.mtimeMs,
        changedMs: found.ctimeMs,
        unreadable,
      };
      return;
    }
    yield* walkBelow(root, path, visited);
  } catch (error) {
    const reason = unreadableReason(error);
    if (reason === undefined) throw error;
    yield { path, sizeBytes: 0, modifiedMs: 0, changedMs: 0, unreadable: reason };
  }
}

/** Why a file or folder could not be read, as words for the health report; undefined for what is not its fault. */
export function unreadableReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "it is a link to nothing, or was removed meanwhile",
    EACCES: "this user may not read it",
    EPERM: "this user may not read it",
    ELOOP: "it is a link that leads back to itself",
    ENOTDIR: "its path leads through a file",
    ENAMETOOLONG: "its path is too long",
    EISDIR: "it is a folder",
    ENXIO: "it is a pipe, socket or device, not a file",
    EIO: "the disk reported an error",
  };
  return reasons[error.code];
}

async function readdirSorted(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What is known of a whole listing, without keeping it. */
export interface ListingSummary {
  readonly fileCount: number;
  /** SHA-256, in hexadecimal, over every file's path, size and times of change. */
  readonly fingerprint: string;
}

/** Gathers a listing's summary while it streams by. */
export function createListingDigest(): { add(file: ListedFile): void; count(): number; summary(): ListingSummary } {
  const hash = createHash("sha256");
  let fileCount = 0;
  return {
    add({ path, sizeBytes, modifiedMs, changedMs, unreadable }) {
      fileCount += 1;
      hash.update(`${JSON.stringify([path, sizeBytes, modifiedMs, changedMs, unreadable])}\n`);
    },
    count: () => fileCount,
    summary: () => ({ fileCount, fingerprint: hash.copy().digest("hex") }),
  };
}
