import { StudioError } from "../../shared/errors.ts";
import { notify, type StudioContext } from "./context.ts";
import type { DefectLog } from "./defectLog.ts";
import type { RunCommands } from "./runs.ts";

/** How often it is looked for wishes; a look finds none in microseconds. */
const lookEveryMs = 250;

/**
 * Fulfils what other processes wish of the runs that this one answers for.
 *
 * @returns a function that ends the looking
 */
export function obeyStopWishes(
  context: StudioContext,
  commands: Pick<RunCommands, "stop" | "stopNow">,
  log: DefectLog,
): () => void {
  const { history, owner } = context;

  /** A run that has just come to its own end refuses to be stopped: that is as good. */
  function unlessRefused(error: unknown): void {
    if (!(error instanceof StudioError)) log("What another process asked of a run could not be done.", error);
  }

  function look(): void {
    for (const { runId, manner } of history.takeStopWishes(owner)) {
      const how = manner === "stop" ? "it finishes its step and writes a checkpoint" : "at once, without a checkpoint";
      const message = `Another Critic Studio asked for the run to be stopped: ${how}.`;
      notify(context, runId, { step: history.run(runId).step, level: "info", message });
      commands[manner === "stop" ? "stop" : "stopNow"](runId).catch(unlessRefused);
    }
  }

  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      // The history cannot be written at the moment: whoever wishes is told that nobody answers.
      unlessRefused(error);
    }
  }, lookEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
