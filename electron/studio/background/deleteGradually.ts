import { setTimeout as pause } from "node:timers/promises";
import type { History } from "../../history/openHistory.ts";
import { message } from "../../../shared/messages/message.ts";

/** Their deletion takes some milliseconds, for which other writers have to wait. */
const valuesAtATime = 5000;
/** A writer that waits looks again and again, ever more rarely: most of the time it must find the way free. */
const pausePerWork = 2;
const shortestPauseMs = 10;

/**
 * Forgets a run piece by piece, so that whoever trains meanwhile can write in between. The curves go first; the run
 * itself, with its lists, in the end. Cut short by a crash, the run is still there to be deleted again, and its log
 * says what was begun.
 *
 * @throws StudioError `wrong-state` where the run is live or others were forked from it, `not-found`
 */
export async function deleteGradually(
  history: Pick<History, "summary" | "recordEvent" | "deleteSomeMetrics" | "deleteRun">,
  runId: string,
): Promise<void> {
  const { step } = history.summary(runId);
  if (history.deleteSomeMetrics(runId, valuesAtATime) === valuesAtATime) {
    history.recordEvent(runId, { step, level: "warning", message: message("run.deletionBegun") });
    for (;;) {
      const begin = performance.now();
      if (history.deleteSomeMetrics(runId, valuesAtATime) === 0) break;
      await pause(Math.max(shortestPauseMs, pausePerWork * (performance.now() - begin)));
    }
  }
  history.deleteRun(runId);
}
