/** Names for what is not complete yet, and how the left-overs of a process that has died are told from them. */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { processExists } from "./processExists.ts";

/** How the name of everything ends that is not complete yet. */
export const partialEnding = ".partial";

/** Process ids count on one machine alone, and a home folder may be seen by several. */
const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
/** Whatever has not been written to for so long belongs to nobody, whoever wrote it. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** `<name>.<machine>-<process>-<number>.partial`: no two are the same, in one process or among several. */
export function scratchName(name: string): string {
  return `${name}.${machine}-${process.pid}-${randomBytes(6).toString("hex")}${partialEnding}`;
}

/**
 * Makes an empty folder for what is of use only to this process, among the system's temporary files, for its owner
 * alone. What processes of the same purpose have left there that have died is removed.
 */
export async function makeScratchFolder(purpose: string): Promise<string> {
  await sweepScratch(tmpdir());
  const folder = join(tmpdir(), scratchName(purpose));
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/**
 * Removes from a folder what processes have left behind there that have died. What cannot be removed is left for the
 * next time.
 *
 * @returns the names that were removed
 */
export async function sweepScratch(folder: string, nowMs = Date.now()): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!(await isLeftOver(folder, name, nowMs))) continue;
    const isGone = await rm(join(folder, name), { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (isGone) removed.push(name);
  }
  return removed;
}

async function isLeftOver(folder: string, name: string, nowMs: number): Promise<boolean> {
  const [, writtenOn, pid] = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.partial$/.exec(name) ?? [];
  if (pid === undefined) return false;
  if (writtenOn === machine && !processExists(Number(pid))) return true;
  const found = await stat(join(folder, name)).catch(() => null);
  return found !== null && nowMs - found.mtimeMs > abandonedAfterMs;
}
