/**
 * Holds a lock again and again, and proves by itself that nobody else does: within each holding it makes a file that
 * must not be there, and removes it. Prints how often it held the lock, and how often another was inside.
 */
import { closeSync, openSync, unlinkSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { isSystemError } from "../../../shared/errors.ts";
import { withFileLock } from "../../../electron/storage/fileLock.ts";

const [lockFile = "", witness = "", holdings = "0"] = process.argv.slice(2);
let overlaps = 0;
for (let holding = 0; holding < Number(holdings); holding++) {
  await withFileLock(lockFile, () => undefined, inside, 1);
}
process.stdout.write(JSON.stringify({ holdings: Number(holdings), overlaps }));

async function inside(): Promise<void> {
  try {
    closeSync(openSync(witness, "wx"));
  } catch (error) {
    if (!isSystemError(error, "EEXIST")) throw error;
    overlaps += 1;
    return;
  }
  await setImmediate();
  unlinkSync(witness);
}
