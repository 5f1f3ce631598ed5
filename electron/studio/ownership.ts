import { isOwnerAlive } from "../history/owner.ts";
import type { Owner, RunSummary } from "../history/records.ts";
import { wrongState, type RunCommand } from "./commandTable.ts";

/** True where another process answers for the run, alive or not. */
export function isElsewhere({ owner }: Pick<RunSummary, "owner">, us: Owner): boolean {
  return owner !== null && (owner.pid !== us.pid || owner.host !== us.host);
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
  throw wrongState(
    command,
    run,
    `Another Critic Studio (process ${owner.pid} on ${owner.host}) is working on it: use that one, or close it first.`,
  );
}
