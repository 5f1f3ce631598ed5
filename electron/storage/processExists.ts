import { isSystemError } from "../../shared/errors.ts";

/** Whether a process of this machine has this id, whosever it is. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process is there, but another user's.
    return isSystemError(error, "EPERM");
  }
}
