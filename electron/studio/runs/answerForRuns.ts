import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { heartbeatMs } from "../../history/owner.ts";
import { wasTakenOver } from "../../history/stores/ownershipStore.ts";
import { notify, type StudioContext } from "../context.ts";
import type { DefectLog } from "../machine/defectLog.ts";
import type { RunCommands } from "./runs.ts";
import type { Supervisor } from "../training/supervision.ts";

/** How often it is looked what others want; a look finds nothing in microseconds. */
const lookEveryMs = 250;

export interface AnsweringOptions {
  readonly commands: Pick<RunCommands, "stop" | "stopNow">;
  readonly log: DefectLog;
  /** Looks at something else as often. */
  readonly lookFurther: () => void;
}

/**
 * What a process owes the runs that it answers for: signs of life, an ear for other processes' requests to stop them,
 * and an end to their training here once another process has taken them over.
 *
 * @returns a function that ends it
 */
export function answerForRuns(
  context: StudioContext,
  supervisor: Pick<Supervisor, "liveRunIds" | "lose">,
  { commands, log, lookFurther }: AnsweringOptions,
): () => void {
  const { history, owner } = context;
  let lastSignMs = performance.now();

  /** A run that has just come to its own end refuses to be stopped: that is as good. */
  function unlessRefused(error: unknown): void {
    if (!(error instanceof StudioError)) log("What another process asked of a run could not be done.", error);
  }

  function giveSign(): void {
    if (performance.now() - lastSignMs < heartbeatMs || supervisor.liveRunIds().length === 0) return;
    lastSignMs = performance.now();
    history.touchOwned(owner);
  }

  function loseWhatIsTaken(): void {
    const ours = new Set(history.ownedRunIds(owner));
    for (const runId of supervisor.liveRunIds().filter((id) => !ours.has(id))) {
      const known = history.listRuns().find(({ id }) => id === runId);
      supervisor.lose(runId, wasTakenOver(known ?? { id: runId, name: message("run.deletedMeanwhile") }));
    }
  }

  function obeyRequests(): void {
    for (const { runId, manner } of history.takeStopRequests(owner)) {
      const asked = message(manner === "stop" ? "run.stopAsked" : "run.stopNowAsked");
      notify(context, runId, { step: history.run(runId).step, level: "info", message: asked });
      commands[manner === "stop" ? "stop" : "stopNow"](runId).catch(unlessRefused);
    }
  }

  const timer = setInterval(() => {
    for (const look of [loseWhatIsTaken, obeyRequests, giveSign, lookFurther]) {
      try {
        look();
      } catch (error) {
        // The history cannot be written at the moment: whoever asks is told that nobody answers.
        unlessRefused(error);
      }
    }
  }, lookEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
