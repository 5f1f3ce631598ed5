import type { PackProgress } from "../../../shared/api/records.ts";
import { StudioError } from "../../../shared/errors.ts";
import { cancelledBefore, createTurns } from "./turns.ts";

/** Long work that can be followed and cancelled by a name that the caller chose. */
export interface Jobs {
  /**
   * Runs the work under that name, when it is its turn: until then its progress is `waiting`.
   *
   * @param order.owner who asked; null for nobody in particular
   * @throws StudioError `wrong-state` where a job of this name is under way; whatever the work throws
   */
  run<Result>(
    order: { readonly jobId: string; readonly kind: JobKind; readonly owner: object | null },
    work: (signal: AbortSignal, onProgress: (progress: PackProgress) => void) => Promise<Result>,
  ): Promise<Result>;
  /** @throws StudioError `not-found` where no such job is under way: it may just have ended */
  cancel(jobId: string): void;
  /** Cancels what a window asked for that has gone: nobody would take the result, and others wait for the turn. */
  leave(owner: object): void;
  /** Cancels every job, and waits until none works any more: nothing is written into the home folder afterwards. */
  close(): Promise<void>;
}

/** Looking through pictures, and making files for the user: each kind waits for its own. */
export type JobKind = "scan" | "export";

/** Two keep a disk and a processor busy; more would only take longer, each of them. */
const mostAtOnce = 2;

const waiting: PackProgress = { phase: "waiting", done: 0, total: 0, imagesPerSecond: 0, secondsLeft: null };

interface RunningJob {
  readonly owner: object | null;
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** @param onProgress told of every job's progress */
export function createJobs(onProgress: (jobId: string, progress: PackProgress) => void): Jobs {
  const turns = { scan: createTurns(mostAtOnce), export: createTurns(mostAtOnce) };
  const running = new Map<string, RunningJob>();
  return {
    async run({ jobId, kind, owner }, work) {
      if (running.has(jobId)) {
        throw new StudioError("wrong-state", `A job called ${jobId} is under way already. Nothing was begun.`, {
          jobId,
        });
      }
      const controller = new AbortController();
      const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
      running.set(jobId, { owner, controller, ended });
      try {
        const endTurn = await turns[kind].take(owner, controller.signal, () => {
          onProgress(jobId, waiting);
        });
        try {
          // Cancelled in the very moment in which its turn came.
          if (controller.signal.aborted) throw cancelledBefore();
          return await work(controller.signal, (progress) => {
            onProgress(jobId, progress);
          });
        } finally {
          endTurn();
        }
      } finally {
        running.delete(jobId);
        end(undefined);
      }
    },
    cancel(jobId) {
      const job = running.get(jobId);
      if (job === undefined) {
        throw new StudioError("not-found", `There is no job ${jobId} under way: it may just have ended.`, { jobId });
      }
      job.controller.abort();
    },
    leave(owner) {
      for (const job of running.values()) if (job.owner === owner) job.controller.abort();
    },
    async close() {
      const jobs = [...running.values()];
      for (const { controller } of jobs) controller.abort();
      await Promise.all(jobs.map(({ ended }) => ended));
    },
  };
}
