/** Keeps two processes, or two tasks of one, from packing the same thing at once. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { isSystemError } from "../../shared/errors.ts";

const retryEveryMs = 200;

/**
 * Waits until nobody else holds `lockFile`, then holds it for the duration of `work`. A lock whose process has died is
 * taken over.
 *
 * @param beforeEachTry throws to give up waiting
 */
export async function withFolderLock<Result>(
  lockFile: string,
  beforeEachTry: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    beforeEachTry();
    if (await tryLock(lockFile)) break;
    if (await isAbandoned(lockFile)) await rm(lockFile, { force: true });
    else await delay(retryEveryMs);
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function tryLock(lockFile: string): Promise<boolean> {
  try {
    await writeFile(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (isSystemError(error, "EEXIST")) return false;
    throw error;
  }
}

/** True where the process that wrote the lock is gone. */
export async function isAbandoned(lockFile: string): Promise<boolean> {
  let owner: number;
  try {
    owner = Number(await readFile(lockFile, "utf8"));
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return true;
    throw error;
  }
  // Between the lock's creation and its content it is empty: its owner is alive.
  if (owner === 0) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return isSystemError(error, "ESRCH");
  }
}
