import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { isOwnerAlive } from "../../history/owner.ts";
import type { RecordedOwner, Run, RunSummary } from "../../history/records.ts";
import type { StopManner } from "../../history/stores/stopRequestStore.ts";
import type { SettingChanges } from "../../../shared/settings/table.ts";
import { settingsToResume } from "./changedSettings.ts";
import { adviceFor, checkCommand, wrongState, type RunCommand } from "./commandTable.ts";
import type { StudioContext } from "../context.ts";
import { checkOwner, isForeign } from "./ownership.ts";
import { stopElsewhere, type StopElsewhereOptions } from "./stopElsewhere.ts";
import type { Supervisor } from "../training/supervision.ts";
import type { WaitingRuns } from "./waitingRuns.ts";

/** The commands of one run. Each refuses, before it changes anything, what the run's present state does not allow. */
export interface RunCommands {
  /** Puts a new run into the queue. @throws StudioError `wrong-state`, `not-found` */
  start(runId: string): void;
  /**
   * Goes on with a run that is at rest or paused: from where it paused, else from its newest whole checkpoint, bit for
   * bit as if it had never stopped. What was recorded after the checkpoint is dropped and computed anew.
   *
   * Where it cannot go on (a checkpoint is damaged, another run was forked from a later step) it stays what it was,
   * settings included, and its log says why.
   *
   * @param changes `steps`, `sampleEvery`, `checkpointEvery`, `keepCheckpoints`, `evaluateEvery` or
   *   `threads`
   * @throws StudioError `wrong-state`, `not-found`, `invalid-argument`, `incompatible` for any other setting
   */
  resume(runId: string, changes?: SettingChanges): void;
  /**
   * Resolves when the run is paused: its process stays, its slot is free.
   *
   * @throws StudioError `wrong-state`, `not-found`
   */
  pause(runId: string): Promise<void>;
  /**
   * Finishes the step, writes a checkpoint and ends; resolves when the run is at rest. A run that waits in the queue
   * leaves it. A run that another process trains is stopped there.
   *
   * @throws StudioError `wrong-state`, also where that other process does not answer; `not-found`
   */
  stop(runId: string): Promise<void>;
  /** Ends at once, without a checkpoint; resolves when the run is at rest. @throws as `stop` */
  stopNow(runId: string): Promise<void>;
  /**
   * Takes a run from another process, which ends its training without recording more as soon as it notices. The run
   * then rests (or, where no other process answers for it, stays as it is).
   *
   * @throws StudioError `not-found`
   */
  takeOver(runId: string, state?: "interrupted" | "stopped"): void;
  /** The other, living process that answers for a run; null where there is none. @throws StudioError `not-found` */
  ownerOf(runId: string): RecordedOwner | null;
  /** Asks for a checkpoint after the present step. @throws StudioError `wrong-state`, `not-found` */
  checkpointNow(runId: string): void;
  /** Asks for a sample after the present step. @throws StudioError `wrong-state`, `not-found` */
  sampleNow(runId: string): void;
}

export function createRunCommands(
  context: StudioContext,
  supervisor: Supervisor,
  { elsewhere, waiting }: { readonly elsewhere: StopElsewhereOptions; readonly waiting: WaitingRuns },
): RunCommands {
  const { history, owner, events } = context;

  /** The run as it is now: one whose process has died since we last looked is interrupted. */
  function present(runId: string): Run {
    history.markInterrupted((recorded) => isOwnerAlive(recorded));
    return history.run(runId);
  }

  /** The same without its settings, which may be damaged. */
  function presentSummary(runId: string): RunSummary {
    history.markInterrupted((recorded) => isOwnerAlive(recorded));
    return history.summary(runId);
  }

  /** The run, where the command is allowed and no other process answers for it. */
  function allowed(command: RunCommand, runId: string): Run {
    const run = present(runId);
    checkOwner(command, run, owner);
    checkCommand(command, run);
    return run;
  }

  /** The run, where the command is allowed and this process answers for it. */
  function allowedLive(command: RunCommand, runId: string): Run {
    const run = allowed(command, runId);
    if (supervisor.isLive(runId)) return run;
    throw wrongState(command, run, message("run.noProcess", { advice: adviceFor(run) }));
  }

  function queueAgain(run: Run): void {
    const queued = history.changeState(run.id, "queued", { owner });
    events.emit({ kind: "state", runId: run.id, state: "queued", step: queued.step, message: null });
    waiting.keep(run.id);
    supervisor.enqueue(history.run(run.id), run);
  }

  function resumeFromCheckpoint(run: Run, changes: SettingChanges): void {
    const configuration = settingsToResume(run, changes);
    if (run.state === "completed" && run.step >= configuration.steps) throw nothingLeft(run);
    if (changes.steps !== undefined && configuration.steps < run.step) throw tooFewSteps(run, configuration.steps);
    // The history lets settings change only at rest.
    if (run.state === "paused") history.changeState(run.id, "stopped");
    history.changeConfiguration(run.id, configuration);
    queueAgain(run);
  }

  function endBy(command: StopManner, runId: string, end: (runId: string) => Promise<void>): Promise<void> {
    const run = present(runId);
    checkCommand(command, run);
    if (isForeign(run, owner)) return stopElsewhere(context, run, command, elsewhere);
    if (supervisor.isLive(runId)) return end(runId);
    history.changeState(runId, "stopped");
    events.emit({ kind: "state", runId, state: "stopped", step: run.step, message: null });
    return Promise.resolve();
  }

  return {
    start(runId) {
      const run = allowed("start", runId);
      if (supervisor.isLive(runId)) throw wrongState("start", run, message("run.isQueued"));
      history.claimRun(runId, owner);
      waiting.keep(runId);
      supervisor.enqueue(run);
    },
    resume(runId, changes = {}) {
      const run = allowed("resume", runId);
      if (!supervisor.isLive(runId)) resumeFromCheckpoint(run, changes);
      else if (Object.keys(changes).length === 0) {
        supervisor.goOn(runId);
        waiting.keep(runId);
      } else throw wrongState("resume", run, message("run.settingsAtRest"));
    },
    async pause(runId) {
      allowedLive("pause", runId);
      await supervisor.pause(runId);
    },
    async stop(runId) {
      await endBy("stop", runId, (id) => supervisor.stop(id));
    },
    async stopNow(runId) {
      await endBy("stop-now", runId, (id) => supervisor.stopNow(id));
    },
    takeOver(runId, state = "interrupted") {
      const run = presentSummary(runId);
      if (!isForeign(run, owner)) return;
      const { step, message } = history.takeOver(runId, state);
      events.emit({ kind: "state", runId, state, step, message });
    },
    ownerOf(runId) {
      const run = presentSummary(runId);
      return run.owner !== null && isForeign(run, owner) ? run.owner : null;
    },
    checkpointNow(runId) {
      allowedLive("checkpoint-now", runId);
      supervisor.checkpointNow(runId);
    },
    sampleNow(runId) {
      allowedLive("sample-now", runId);
      supervisor.sampleNow(runId);
    },
  };
}

function nothingLeft(run: Run): StudioError {
  return new StudioError("wrong-state", message("run.atLastStep", { name: run.name, id: run.id, step: run.step }), {
    runId: run.id,
    step: run.step,
  });
}

function tooFewSteps(run: Run, steps: number): StudioError {
  return new StudioError(
    "invalid-argument",
    message("run.stepsReached", { name: run.name, id: run.id, step: run.step, steps }),
    { setting: "steps", runId: run.id, step: run.step },
  );
}
