/** Whether something built is as new as its sources: by a hash of their contents, kept beside what was built. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isSystemError } from "../../shared/errors.ts";

/** Something built out of sources. Paths are below the project's folder. */
export interface Built {
  /** A file that is there once it is built. */
  readonly product: string;
  /** Files and folders. */
  readonly sources: readonly string[];
  /** Where the hash of the sources is kept; beside the product's folder, which builders empty. */
  readonly hashFile: string;
}

/** True where it was built from the very sources that are there now. */
export async function isCurrent(project: string, { product, sources, hashFile }: Built): Promise<boolean> {
  if (!existsSync(join(project, product))) return false;
  return (await readOrNull(join(project, hashFile))) === hashSources(project, sources);
}

/** Notes what it was built from. @param hash of the sources as they were when the building began */
export async function noteSources(project: string, { hashFile }: Built, hash: string): Promise<void> {
  await mkdir(dirname(join(project, hashFile)), { recursive: true });
  await writeFile(join(project, hashFile), hash);
}

/**
 * One hash over names and contents of files and folders; what is not there counts as empty. Contents, not times: a
 * checkout touches every file and changes few. Reads at once what would take ten times as long file by file beside
 * everything else: some hundred small files, before anybody is served.
 */
export function hashSources(project: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesBelow(project, path))) {
    const bytes = readFileSync(join(project, file));
    hash.update(`${file}\0${bytes.byteLength}\0`).update(bytes);
  }
  return hash.digest("hex");
}

function filesBelow(project: string, path: string): string[] {
  try {
    const entries = readdirSync(join(project, path), { withFileTypes: true });
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    return entries.flatMap((entry) => {
      const inside = join(path, entry.name);
      return entry.isDirectory() ? filesBelow(project, inside) : [inside];
    });
  } catch (error) {
    if (isSystemError(error, "ENOTDIR")) return [path];
    if (isSystemError(error, "ENOENT")) return [];
    throw error;
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return null;
    throw error;
  }
}
