import { hostname, uptime } from "node:os";
import type { Owner, RecordedOwner } from "./records.ts";

/** This process, as the owner of the runs it supervises. */
export function currentOwner(): Owner {
  return { pid: process.pid, host: hostname() };
}

/**
 * Whether the process that answers for a run still lives, as far as this machine can tell. Process ids are used again:
 * an owner last seen before this machine, or (under this process's own id) this process, started is dead. On another
 * host nothing can be known, so that owner counts as alive.
 */
export function isOwnerAlive(owner: RecordedOwner, nowMs = Date.now()): boolean {
  if (owner.host !== hostname()) return true;
  // A second of grace: the uptime is not exact to the millisecond.
  if (owner.seenMs < nowMs - uptime() * 1000 - 1000) return false;
  if (owner.pid === process.pid) return owner.seenMs >= nowMs - process.uptime() * 1000 - 1000;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process is there, but another user's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
