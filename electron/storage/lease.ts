/**
 * Which training process may write into a run's folder: the one whose lease lies there. A process that was suspended
 * while another took the run over finds another lease on waking, before it has read any message.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { writeFileAtomically } from "./atomicFile.ts";

const fileName = "lease";

/** Makes a lease and puts it into the run's folder, in place of any other. @returns it */
export async function writeLease(runFolder: string): Promise<string> {
  const lease = randomBytes(16).toString("hex");
  await writeFileAtomically(join(runFolder, fileName), [Buffer.from(lease)]);
  return lease;
}

/** @throws StudioError `wrong-state` where another lease, or none, lies in the run's folder */
export async function checkLease(runFolder: string, lease: string): Promise<void> {
  let found = "";
  try {
    found = await readFile(join(runFolder, fileName), "utf8");
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
  }
  if (found === lease) return;
  throw new StudioError("wrong-state", message("storage.takenOver", { folder: runFolder }), {
    runFolder,
    takenOver: true,
  });
}
