import type { PackProgress } from "../../../shared/api/records.ts";
import { StudioError } from "../../../shared/errors.ts";

/** Long work that can be followed and cancelled by a name that the caller chose. */
export interface Jobs {
  /**
   * Runs the work under that name.
   *
   * @throws StudioError `wrong-state` where a job of this name is under way; whatever the work throws
   */
  run<Result>(
    jobId: string,
    work: (signal: AbortSignal, onProgress: (progress: PackProgress) => void) => Promise<Result>,
  ): Promise<Result>;
  /** @throws StudioError `not-found` where no such job is under way: it may just have ended */
  cancel(jobId: string): void;
  /** Cancels every job. */
  close(): void;
}

/** @param onProgress told of every job's progress */
export function createJobs(onProgress: (jobId: string, progress: PackProgress) => void): Jobs {
  const running = new Map<string, AbortController>();
  return {
    async run(jobId, work) {
      if (running.has(jobId)) {
        throw new StudioError("wrong-state", `A job called ${jobId} is under way already. Nothing was begun.`, {
          jobId,
        });
      }
      const controller = new AbortController();
      running.set(jobId, controller);
      try {
        return await work(controller.signal, (progress) => {
          onProgress(jobId, progress);
        });
      } finally {
        running.delete(jobId);
      }
    },
    cancel(jobId) {
      const controller = running.get(jobId);
      if (controller === undefined) {
        throw new StudioError("not-found", `There is no job ${jobId} under way: it may just have ended.`, { jobId });
      }
      controller.abort();
    },
    close() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
