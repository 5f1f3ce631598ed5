/** Keeps two processes, or two tasks of one, from packing the same thing at once. */
import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { isSystemError } from "../../shared/errors.ts";

/** How the lock is kept and waited for. Tests shorten it. */
export interface LockTimes {
  /** A waiting task tries again this often. */
  readonly retryMs: number;
  /** The holder gives a sign of life, the lock file's time of change, this often. */
  readonly signMs: number;
  /** Without a sign of life for so long, a waiting task takes the lock over. */
  readonly silenceMs: number;
}

const defaultTimes: LockTimes = { retryMs: 200, signMs: 2_000, silenceMs: 20_000 };

/**
 * Waits until nobody else holds `lockFile`, then holds it for the duration of `work`. The lock of a process that has died
 * is taken over: at once where no process has its number, else (the number may have been given out again) after a silence.
 *
 * @param beforeEachTry throws to give up waiting
 */
export async function withFolderLock<Result>(
  lockFile: string,
  beforeEachTry: () => void,
  work: () => Promise<Result>,
  times: LockTimes = defaultTimes,
): Promise<Result> {
  let sign: number | undefined;
  let silentSinceMs = 0;
  for (;;) {
    beforeEachTry();
    if (await tryLock(lockFile)) break;
    const seen = await signOfLife(lockFile);
    if (seen !== sign) silentSinceMs = performance.now();
    sign = seen;
    // Counted by our own waiting: after a computer's sleep both sides are late alike.
    const isSilent = performance.now() - silentSinceMs > times.silenceMs;
    if (isSilent || (await isAbandoned(lockFile))) await rm(lockFile, { force: true });
    else await delay(times.retryMs);
  }
  const signs = setInterval(() => {
    const now = new Date();
    // Where the file cannot be touched, the worst is that somebody waits less long.
    utimes(lockFile, now, now).catch(() => undefined);
  }, times.signMs);
  try {
    return await work();
  } finally {
    clearInterval(signs);
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

async function signOfLife(lockFile: string): Promise<number | undefined> {
  try {
    return (await stat(lockFile)).mtimeMs;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** True where there is no lock, or the process that wrote it is gone. */
export async function isAbandoned(lockFile: string): Promise<boolean> {
  let owner: number;
  try {
    owner = Number(await readFile(lockFile, "utf8"));
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return true;
    throw error;
  }
  // Between the lock's creation and its content it is empty: its owner is alive.
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return isSystemError(error, "ESRCH");
  }
}
