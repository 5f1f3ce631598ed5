/**
 * Stopping a run that another process on the same home folder trains. The request goes by the history, since signals
 * would end all that the process does, do not exist on Windows, and do not reach into containers.
 */
import { setTimeout as delay } from "node:timers/promises";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { History } from "../../history/openHistory.ts";
import { isOwnerAlive } from "../../history/owner.ts";
import type { RunSummary } from "../../history/records.ts";
import { isLive } from "../../../shared/runStates.ts";
import type { StopManner } from "../../history/stores/stopRequestStore.ts";
import { wrongState } from "./commandTable.ts";
import type { StudioContext } from "../context.ts";
import { createAwakeClock, type AwakeClock } from "../training/host/awakeClock.ts";
import { describeOwner } from "./ownership.ts";

/** How often it is looked whether the run is at rest. */
const lookEveryMs = 250;

export interface StopElsewhereOptions {
  /** How long the other process may take to hear the request. */
  readonly answerMs: number;
  /** Aborted when this studio is closed. */
  readonly closing: AbortSignal;
}

/**
 * Asks the process that answers for a run to stop it; resolves when the run is at rest, however long its step takes.
 *
 * @throws StudioError `wrong-state` where that process does not hear; `cancelled` where this studio is closed meanwhile
 */
export async function stopElsewhere(
  { history }: StudioContext,
  run: RunSummary,
  manner: StopManner,
  { answerMs, closing }: StopElsewhereOptions,
): Promise<void> {
  const clock = createAwakeClock();
  try {
    history.requestStop(run.id, manner);
    await untilAtRest(history, run, manner, { answerMs, closing, clock });
  } finally {
    clock.stop();
  }
}

async function untilAtRest(
  history: History,
  run: RunSummary,
  manner: StopManner,
  { answerMs, closing, clock }: StopElsewhereOptions & { readonly clock: AwakeClock },
): Promise<void> {
  const untilMs = clock.nowMs() + answerMs;
  while (isLive(history.run(run.id).state)) {
    const isOverdue = clock.nowMs() > untilMs;
    if (isOverdue && history.isStopRequested(run.id) && history.withdrawStop(run.id)) throw notHeard(run, manner);
    try {
      await delay(lookEveryMs, undefined, { signal: closing });
    } catch {
      throw new StudioError("cancelled", message("run.nobodyWaits", { name: run.name, id: run.id }));
    }
    history.markInterrupted((recorded) => isOwnerAlive(recorded));
  }
}

function notHeard(run: RunSummary, manner: StopManner): StudioError {
  const who = run.owner === null ? message("run.unknownOwner") : describeOwner(run.owner);
  return wrongState(manner, run, message("run.notHeard", { who }), { seeAlso: "take-over" });
}
