import { isOwnerAlive, isSameOwner } from "../../history/owner.ts";
import type { Owner, RecordedOwner, RunSummary } from "../../history/records.ts";
import { wrongState, type RunCommand } from "./commandTable.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/** True where another process answers for the run, alive or not. */
export function isElsewhere({ owner }: Pick<RunSummary, "owner">, us: Owner): boolean {
  return owner !== null && !isSameOwner(owner, us);
}

/** True where another living process answers for the run. */
export function isForeign(run: Pick<RunSummary, "owner">, us: Owner): boolean {
  return run.owner !== null && isElsewhere(run, us) && isOwnerAlive(run.owner);
}

/**
 * Two processes may use one home folder, but only one answers for a run.
 *
 * @throws StudioError `wrong-state` where another living process does
 */
export function checkOwner(command: RunCommand, run: RunSummary, us: Owner): void {
  const { owner } = run;
  if (owner === null || !isForeign(run, us)) return;
  throw wrongState(command, run, message("run.anotherWorksOnIt", { owner: describeOwner(owner) }), {
    seeAlso: "take-over",
  });
}

/** `process 4242 on workstation, last heard of 3 min ago`. */
export function describeOwner({ pid, host, seenMs }: RecordedOwner, nowMs = Date.now()): Message {
  const seconds = Math.max(0, Math.round((nowMs - seenMs) / 1000));
  const ago =
    seconds < 120
      ? message("run.secondsAgo", { seconds })
      : seconds < 7200
        ? message("run.minutesAgo", { minutes: Math.round(seconds / 60) })
        : message("run.hoursAgo");
  return message("run.owner", { pid, host, ago });
}
