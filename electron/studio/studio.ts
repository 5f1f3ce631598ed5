import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { refuseContradictions, type RunConfiguration } from "../../shared/configuration.ts";
import { StudioError, type ErrorCode } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";
import { openHistory, type History } from "../history/openHistory.ts";
import { currentOwner, isOwnerAlive, isSameOwner } from "../history/owner.ts";
import type { Dataset, Run } from "../history/records.ts";
import { createHome, homePaths, type Home } from "../storage/home.ts";
import { answerForRuns } from "./runs/answerForRuns.ts";
import { recordedFile, type StudioContext } from "./context.ts";
import { checkDatasetFits, datasetForFork, prepareDataset, type DatasetRequest } from "./datasets/datasets.ts";
import { writeToStandardError, type DefectLog } from "./machine/defectLog.ts";
import { usableMemoryBytes } from "./machine/memory.ts";
import { createEvaluations, type EvaluationCommands, type Evaluations } from "./evaluations/evaluations.ts";
import { createEventBus, type StudioListener } from "./events.ts";
import { finishDeletions } from "./runs/deleteRun.ts";
import { forkRun, type ForkRequest } from "./runs/forks.ts";
import { createChildProcessSpawn } from "./training/host/childProcess.ts";
import { defaultTimeLimits, type TimeLimits } from "./training/host/timeLimits.ts";
import type { SpawnTrainer } from "./training/host/trainerProcess.ts";
import { verifyPictures } from "./datasets/packedPictures.ts";
import { createGroupCommands, type GroupCommands } from "./runs/groups.ts";
import { createRecordCommands, type RecordCommands } from "./runs/records.ts";
import { createRunCommands, type RunCommands } from "./runs/runs.ts";
import type { Supervisor } from "./training/supervision.ts";
import { runsInLane } from "./training/queue/lanes.ts";
import { createSupervisor } from "./training/supervisor.ts";
import type { Verification } from "./runs/verify.ts";
import { createWaitingRuns, type WaitingRuns } from "./runs/waitingRuns.ts";

export interface StudioOptions {
  /** The home folder; it is made where it is not there. See `resolveHomeFolder` of storage/home.ts. */
  readonly home: string;
  /** How training processes are started; default: as child processes of this one. */
  readonly spawnTrainer?: SpawnTrainer;
  /** How many runs, or groups, train at a time; default 1, since one run uses all cores. */
  readonly slots?: number;
  /** How many runs of a group train in turn, the others after them; default: 2 to 4, by the memory of this machine. */
  readonly runsInLane?: number;
  /** How long to wait for a training process. */
  readonly timeLimits?: Partial<TimeLimits>;
  /**
   * `read` also opens a home folder that cannot be written, to be read: `history.whyReadOnly` says so. Default `write`.
   */
  readonly access?: "read" | "write";
  /** True keeps what waits beyond this process's end, and takes up what another one has left waiting; default false. */
  readonly keepsQueue?: boolean;
  /** Threads for a run whose setting leaves them to us; default: the cores of this machine. */
  readonly cores?: number;
  /** Told of faults of ours that concern no run; default: they go to stderr. */
  readonly log?: DefectLog;
}

/** What may be read of the history. Every call is synchronous; see `History` for each one's documentation. */
export type HistoryReading = Pick<
  History,
  | "run"
  | "summary"
  | "findRun"
  | "listRuns"
  | "group"
  | "runTree"
  | "ancestors"
  | "descendants"
  | "listTags"
  | "readMetricsAfter"
  | "readSeries"
  | "listCheckpoints"
  | "checkpointAt"
  | "listSamples"
  | "listEvaluations"
  | "dueEvaluations"
  | "listEvents"
  | "dataset"
  | "listDatasets"
  | "datasetEntry"
  | "listDatasetEntries"
  | "quickCheck"
  | "badRows"
  | "whyReadOnly"
  | "dataVersion"
>;

/** A run to be recorded. */
export interface NewRunRequest {
  readonly datasetId: string;
  readonly name: string;
  /** Complete: table, preset and flags already put together by `completeConfiguration`. */
  readonly configuration: RunConfiguration;
}

/** A run at rest. */
export interface EndedRun extends Run {
  /** What went wrong; null where it ended as it should, or as it was asked to. */
  readonly failure: ErrorCode | null;
}

/**
 * The application core: everything that the command line, the server and the window can do with runs and data sets.
 * Runs are named by id; `history.findRun` turns what a person types into one.
 */
export interface Studio extends RunCommands, GroupCommands, RecordCommands, EvaluationCommands {
  readonly home: Home;
  readonly history: HistoryReading;
  /**
   * Scans a folder of images and packs it for these settings, or finds it packed already. Progress comes as
   * `dataset-progress` events.
   *
   * @throws StudioError `not-found`, `not-permitted`, `invalid-argument`, `dataset-unusable` (no images, or fewer than
   *   one batch), `disk-full`, `cancelled`
   */
  prepareDataset(request: DatasetRequest): Promise<Dataset>;
  /**
   * Records a queued run; `start` puts it into the queue.
   *
   * @throws StudioError `not-found`, `invalid-argument`; `incompatible` or `dataset-unusable` for a data set that does
   *   not fit
   */
  createRun(request: NewRunRequest): Run;
  /**
   * Records a queued child of a run, at one of its checkpoints, in any state of the parent; `start` begins it.
   *
   * @throws StudioError `not-found`, `corrupt`, `incompatible` (with `details.differences`), `invalid-argument`
   */
  fork(request: ForkRequest): Promise<Run>;
  /**
   * Resolves to the run as it is once this studio no longer answers for it: completed, stopped, interrupted, failed, or
   * paused by itself because its numbers were no longer finite; `message` says why. One that could not go on is what it
   * was before: `failure` then says what stood in its way.
   */
  atRest(runId: string): Promise<EndedRun>;
  /** Checks every checkpoint that the run can go back to. @throws StudioError `not-found` */
  verify(runId: string): Promise<Verification>;
  /**
   * Reads the packed pictures of a data set from end to end. @returns what is wrong with them; null where nothing is
   *
   * @throws StudioError `not-found`
   */
  verifyPictures(datasetId: string): Promise<Message | null>;
  /** The absolute path of a checkpoint or sample that `history` lists. */
  fileOf(entry: { readonly runId: string; readonly file: string }): string;
  /** @returns a function that takes the listener off again */
  onEvent(listener: StudioListener): () => void;
  /** Begins to leave: what waits in a lasting queue is left to the next studio, and nothing more is begun of it. */
  letWait(): void;
  /**
   * Stops what is live, with checkpoints, and lets go of the home folder. Nothing but `close` may be called afterwards.
   */
  close(): Promise<void>;
}

/**
 * Opens a studio on a home folder. Runs whose process died are marked `interrupted`.
 *
 * @throws StudioError `newer-schema`, `corrupt`, `not-permitted`, `disk-full`, `invalid-argument`
 */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const access = options.access ?? "write";
  const home = await openHome(options.home, access);
  const history = openHistory(home.databaseFile, { access });
  if (history.whyReadOnly() === null) await finishDeletions(home, history);
  try {
    history.markInterrupted((recorded) => isOwnerAlive(recorded));
  } catch (error) {
    // A full disk, say: what is recorded can be read all the same.
    if (access !== "read" || !(error instanceof StudioError)) throw error;
  }
  const { log = writeToStandardError } = options;
  const cores = Math.max(1, options.cores ?? availableParallelism());
  const context: StudioContext = {
    home,
    history,
    events: createEventBus(log),
    owner: currentOwner(),
    cores,
  };
  const limits = { ...defaultTimeLimits, ...options.timeLimits };
  const supervisor = createSupervisor({
    context,
    spawn: options.spawnTrainer ?? createChildProcessSpawn(),
    limits,
    slots: options.slots ?? 1,
    runsInLane: options.runsInLane ?? runsInLane(usableMemoryBytes()),
  });
  const closing = new AbortController();
  const waiting = createWaitingRuns(context, supervisor, options.keepsQueue ?? false);
  const elsewhere = { answerMs: limits.answerMs, closing: closing.signal };
  const commands = createRunCommands(context, supervisor, { elsewhere, waiting });
  const evaluations = createEvaluations(context, { lasting: options.keepsQueue ?? false });
  const stopAnswering = answerForRuns(context, supervisor, {
    commands,
    log,
    lookFurther: () => {
      waiting.takeUp();
      evaluations.takeUp();
    },
  });
  let closed: Promise<void> | undefined;
  return {
    home,
    history,
    ...commands,
    ...createGroupCommands(context, commands),
    ...createRecordCommands(context, supervisor),
    ...evaluations.commands,
    prepareDataset: async (request) => {
      // Before anything is packed.
      refuseContradictions(request.configuration);
      return await prepareDataset(context, request);
    },
    createRun: (request) => {
      refuseContradictions(request.configuration);
      checkDatasetFits(history.dataset(request.datasetId), request.configuration);
      return history.createRun({ ...request, owner: context.owner });
    },
    fork: (request) => forkRun(context, request, (parent, after) => datasetForFork(context, parent, after)),
    async atRest(runId) {
      const { failure, unrecorded } = await supervisor.atRest(runId);
      return { ...history.run(runId), ...unrecorded, failure };
    },
    async verify(runId) {
      const { verifyRun } = await import("./runs/verify.ts");
      return await verifyRun(context, runId);
    },
    verifyPictures: (datasetId) => verifyPictures(context, datasetId),
    fileOf: (entry) => recordedFile(home, entry),
    letWait: () => {
      waiting.letWait();
    },
    onEvent: (listener) => context.events.subscribe(listener),
    close() {
      closing.abort();
      stopAnswering();
      return (closed ??= closeStudio(context, { supervisor, waiting, evaluations }));
    },
  };
}

/** A folder that may not be written, or a full disk, is no reason against reading what is there. */
async function openHome(folder: string, access: "read" | "write"): Promise<Home> {
  try {
    return await createHome(folder);
  } catch (error) {
    const home = homePaths(folder);
    if (access === "read" && error instanceof StudioError && existsSync(home.databaseFile)) return home;
    throw error;
  }
}

interface Closed {
  readonly supervisor: Supervisor;
  readonly waiting: WaitingRuns;
  readonly evaluations: Evaluations;
}

async function closeStudio(
  { history, owner }: StudioContext,
  { supervisor, waiting, evaluations }: Closed,
): Promise<void> {
  waiting.letWait();
  await evaluations.close();
  await Promise.all(supervisor.liveRunIds().map((runId) => supervisor.stop(runId)));
  supervisor.close();
  for (const run of history.listRuns()) {
    if (run.state === "queued" && run.owner !== null && isSameOwner(run.owner, owner)) {
      history.changeState(run.id, "stopped", { message: message("run.closedBefore") });
    }
  }
  history.close();
}
