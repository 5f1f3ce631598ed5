/** The runs that the process of a shell answers for, when that shell is about to leave. */
import { StudioError } from "../../../shared/errors.ts";
import { isLive } from "../../../shared/runStates.ts";
import type { History } from "../../history/openHistory.ts";
import type { RunSummary } from "../../history/records.ts";

/** Those that are live, in the queue too. */
export function ownLiveRuns(history: Pick<History, "listRuns">): RunSummary[] {
  return history.listRuns().filter(({ owner, state }) => owner?.pid === process.pid && isLive(state));
}

/** A run that has just come to its own end refuses to be stopped: that is as good. */
export async function unlessAtRest(stopping: Promise<void>): Promise<void> {
  try {
    await stopping;
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== "wrong-state") throw error;
  }
}
