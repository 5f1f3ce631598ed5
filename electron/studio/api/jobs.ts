import { randomUUID } from "node:crypto";
import { toFailure } from "../../../shared/api/channel.ts";
import type { Job, JobKind, JobProgress } from "../../../shared/api/jobs.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { cancelledBefore, createTurns, type Turns } from "./turns.ts";

/** Long work besides training. Every job of this core is listed in every window, where it can be cancelled. */
export interface Jobs {
  /**
   * Runs the work, when it is its turn: until then it is `waiting`. One that fails stays in the list until it is
   * dismissed.
   *
   * @throws StudioError `wrong-state` where a job of this id is under way; whatever the work throws
   */
  run<Result>(order: JobOrder, work: JobWork<Result>): Promise<Result>;
  /** Those under way and those that failed, in the order in which they were asked for. */
  list(): readonly OwnedJob[];
  /**
   * @throws StudioError `not-found` where no such job is under way: it may just have ended; `wrong-state` for one that
   *   has to come to its end
   */
  cancel(jobId: string): void;
  /** Takes a failed job from the list. @throws StudioError `not-found` */
  dismiss(jobId: string): void;
  /** Cancels what a window asked for that has gone: nobody would take the result, and others wait for the turn. */
  leave(owner: object): void;
  /** Cancels every job, and waits until none works any more: nothing is written into the home folder afterwards. */
  close(): Promise<void>;
}

export interface JobOrder {
  /** Chosen by whoever asks; default: a new one. */
  readonly jobId?: string | undefined;
  readonly kind: JobKind;
  readonly title: Message;
  /** The window that takes the result; null where the studio keeps it, so that the job outlives the window. */
  readonly owner: object | null;
  /** Default true. */
  readonly canBeCancelled?: boolean;
  /** Called where somebody cancels it; not where the program ends, or its window goes. */
  readonly onCancel?: () => void;
}

/** What work tells of itself; the time left is worked out where it does not say it. */
export type JobWork<Result> = (
  signal: AbortSignal,
  onProgress: (progress: Partial<JobProgress> & Pick<JobProgress, "done" | "unit">) => void,
) => Promise<Result>;

/** A job as it is told of: which window is its owner is said to each window in its own words. */
export type OwnedJob = Omit<Job, "owner"> & { readonly owner: object | null };

export interface JobListener {
  changed(job: OwnedJob): void;
  /** It is over, or was dismissed. */
  removed(jobId: string): void;
}

/** Two keep a disk and a processor busy; more would only take longer, each of them. */
const mostAtOnce = 2;
/** The oldest of more failed jobs go. */
const mostFailed = 20;

interface RunningJob {
  readonly owner: object | null;
  readonly controller: AbortController;
  readonly onCancel: (() => void) | undefined;
  readonly ended: Promise<unknown>;
}

/** Kinds that wait for each other. */
function createQueues(): Readonly<Record<JobKind, Turns>> {
  const pictures = createTurns(mostAtOnce);
  return {
    scan: pictures,
    pack: pictures,
    export: createTurns(mostAtOnce),
    // One process computes them in turn: what a user asks for need not wait until nothing is due by itself.
    evaluation: createTurns(mostAtOnce),
    "self-test": createTurns(1),
    devices: createTurns(1),
    verification: createTurns(mostAtOnce),
    rebuild: createTurns(1),
  };
}

export function createJobs(listener: JobListener): Jobs {
  const queues = createQueues();
  const running = new Map<string, RunningJob>();
  const listed = new Map<string, OwnedJob>();

  function put(job: OwnedJob): void {
    listed.set(job.id, job);
    listener.changed(job);
  }

  function change(jobId: string, changes: Partial<OwnedJob>): void {
    const job = listed.get(jobId);
    if (job !== undefined) put({ ...job, ...changes });
  }

  function remove(jobId: string): void {
    listed.delete(jobId);
    listener.removed(jobId);
  }

  function keepFailed(jobId: string, error: unknown): void {
    const { code, message: sentence } = toFailure(error);
    change(jobId, { state: "failed", canBeCancelled: false, error: { code, message: sentence } });
    const failed = [...listed.values()].filter(({ state }) => state === "failed");
    for (const { id } of failed.slice(0, -mostFailed)) remove(id);
  }

  return {
    async run({ jobId: id = randomUUID(), kind, title, owner, canBeCancelled = true, onCancel }, work) {
      if (running.has(id)) {
        throw new StudioError("wrong-state", message("job.isUnderWay", { id }), {
          jobId: id,
        });
      }
      const controller = new AbortController();
      const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
      running.set(id, { owner, controller, onCancel, ended });
      const startedMs = Date.now();
      listed.delete(id);
      put({ id, kind, title, state: "running", progress: null, startedMs, canBeCancelled, owner, error: null });
      try {
        const endTurn = await queues[kind].take(owner, controller.signal, () => {
          change(id, { state: "waiting" });
        });
        try {
          // Cancelled in the very moment in which its turn came.
          if (controller.signal.aborted) throw cancelledBefore();
          change(id, { state: "running" });
          const beganMs = Date.now();
          const result = await work(controller.signal, (progress) => {
            const known = { phase: null, total: null, perSecond: null, ...progress };
            change(id, { progress: { ...known, secondsLeft: secondsLeft(progress, Date.now() - beganMs) } });
          });
          remove(id);
          return result;
        } finally {
          endTurn();
        }
      } catch (error) {
        if (controller.signal.aborted || (error instanceof StudioError && error.code === "cancelled")) remove(id);
        else keepFailed(id, error);
        throw error;
      } finally {
        running.delete(id);
        end(undefined);
      }
    },
    list: () => [...listed.values()],
    cancel(jobId) {
      const job = running.get(jobId);
      if (job === undefined) {
        throw new StudioError("not-found", message("job.notUnderWay", { id: jobId }), { jobId });
      }
      if (listed.get(jobId)?.canBeCancelled === false) {
        throw new StudioError("wrong-state", message("job.hasToEnd"), { jobId });
      }
      job.onCancel?.();
      job.controller.abort();
    },
    dismiss(jobId) {
      if (listed.get(jobId)?.state !== "failed") {
        throw new StudioError("not-found", message("job.notFailed", { id: jobId }), { jobId });
      }
      remove(jobId);
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

/** As the work says it, else at the speed so far; null while there is nothing to go by. */
function secondsLeft(
  { done, total, secondsLeft: told }: Partial<JobProgress> & Pick<JobProgress, "done">,
  elapsedMs: number,
): number | null {
  if (told !== undefined) return told;
  if (total === undefined || total === null || done === 0) return null;
  return Math.ceil((Math.max(0, total - done) * elapsedMs) / done / 1000);
}

/** A job for one window: who its owner is, from there. */
export function seenFrom(window: object | null, { owner, ...job }: OwnedJob): Job {
  return { ...job, owner: owner === null ? "studio" : owner === window ? "this-window" : "another-window" };
}
