import { isOwnerAlive } from "../history/owner.ts";
import type { Owner, RunSummary } from "../history/records.ts";
import { wrongState, type RunCommand } from "./commandTable.ts";

/**
 * Two processes may use one home folder, but only one answers for a run.
 *
 * @throws StudioError `wrong-state` where another living process does
 */
export function checkOwner(command: RunCommand, run: RunSummary, us: Owner): void {
  const { owner } = run;
  if (owner === null || (owner.pid === us.pid && owner.host === us.host) || !isOwnerAlive(owner)) return;
  throw wrongState(
    command,
    run,
    `Another Critic Studio (process ${owner.pid} on ${owner.host}) is working on it: use that one, or close it first.`,
  );
}
