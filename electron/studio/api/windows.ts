import type { Change } from "../../../shared/api/changes.ts";
import type { StudioEvent } from "../events.ts";
import type { Studio } from "../studio.ts";
import type { DefectLog } from "../machine/defectLog.ts";
import { createFollower, type Follower, type LiveProgress } from "./follower.ts";
import type { OwnedJob } from "./jobs.ts";
import { recordKinds } from "./followedRun.ts";
import { createForeignRuns, type ForeignRuns } from "./foreignRuns.ts";

/** All windows that are open, each told what it has to know. */
export interface Windows {
  /** @param push takes changes; may return a promise, before which is settled nothing more comes */
  open(push: (changes: readonly Change[]) => unknown): Follower;
  /** A run is new or other than it was. */
  runChanged(runId: string): void;
  runRemoved(runId: string): void;
  /** Checkpoints were pinned or let go: of this run, and of those that inherit them. */
  checkpointsChanged(): void;
  jobChanged(job: OwnedJob): void;
  jobRemoved(jobId: string): void;
  close(): void;
}

/** How often the history is asked what other processes have done. */
export const foreignEveryMs = 1000;

const resting: LiveProgress = { speed: { samplesPerSecond: null, timeLeftMs: null }, phase: null };

export function createWindows(studio: Studio, log: DefectLog): Windows {
  const followers = new Set<Follower>();
  /** Of the runs that train in this process. */
  const liveProgress = new Map<string, LiveProgress>();
  const stopListening = studio.onEvent(tell);
  let foreign: ForeignRuns | null = null;
  let timer: NodeJS.Timeout | undefined;

  function toAll(note: (follower: Follower) => void): void {
    for (const follower of followers) note(follower);
  }

  function setProgress(runId: string, progress: LiveProgress): void {
    liveProgress.set(runId, progress);
    toAll((follower) => {
      follower.progress(runId, progress);
    });
  }

  function rest(runId: string): void {
    if (!liveProgress.delete(runId)) return;
    toAll((follower) => {
      follower.progress(runId, resting);
    });
  }

  function runChanged(runId: string): void {
    toAll((follower) => {
      follower.runChanged(runId);
    });
  }

  function tell(event: StudioEvent): void {
    switch (event.kind) {
      case "state":
        runChanged(event.runId);
        if (event.state !== "running") rest(event.runId);
        break;
      case "phase": {
        const { speed } = liveProgress.get(event.runId) ?? resting;
        setProgress(event.runId, { speed, phase: event.phase });
        break;
      }
      case "started":
        runChanged(event.runId);
        setProgress(event.runId, resting);
        toAll((follower) => {
          follower.rolledBack(event.runId, event.step);
        });
        break;
      case "metrics":
        runChanged(event.runId);
        setProgress(event.runId, { speed: event.speed, phase: null });
        toAll((follower) => {
          follower.recorded(event.runId, ["metrics"]);
        });
        break;
      case "checkpoint":
        checkpointsChanged();
        break;
      case "sample":
        toAll((follower) => {
          follower.recorded(event.runId, ["samples"]);
        });
        break;
      case "evaluation":
        // Forks show what they inherit.
        toAll((follower) => {
          follower.recorded(null, ["evaluations"]);
        });
        break;
      case "notice":
        toAll((follower) => {
          follower.recorded(event.runId, ["events"]);
        });
        break;
      case "evaluating":
      case "dataset-progress":
        // Told as the progress of the job that asked for it.
        break;
    }
  }

  /** A fork shows its ancestors' checkpoints: whoever follows anything looks again. */
  function checkpointsChanged(): void {
    toAll((follower) => {
      follower.recorded(null, ["checkpoints"]);
    });
  }

  function runRemoved(runId: string): void {
    liveProgress.delete(runId);
    toAll((follower) => {
      follower.runRemoved(runId);
    });
  }

  function lookAbroad(): void {
    try {
      const news = foreign?.look() ?? null;
      if (news === null) return;
      for (const runId of news.removed) runRemoved(runId);
      for (const runId of news.changed) runChanged(runId);
      toAll((follower) => {
        follower.recorded(null, recordKinds);
      });
    } catch (error) {
      log("What other processes did to the history could not be read.", error);
    }
  }

  function watchAbroad(): void {
    if (timer !== undefined) return;
    foreign = createForeignRuns(studio);
    timer = setInterval(lookAbroad, foreignEveryMs);
    timer.unref();
  }

  function letGo(follower: Follower): void {
    followers.delete(follower);
    if (followers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    open(push) {
      const follower = createFollower(studio.history, push, (error) => {
        log("A window could not be told what it follows.", error);
      });
      watchAbroad();
      followers.add(follower);
      for (const [runId, progress] of liveProgress) follower.progress(runId, progress);
      void follower.ended.then(() => {
        letGo(follower);
      });
      return follower;
    },
    runChanged,
    runRemoved,
    checkpointsChanged,
    jobChanged(job) {
      toAll((follower) => {
        follower.jobChanged(job);
      });
    },
    jobRemoved(jobId) {
      toAll((follower) => {
        follower.jobRemoved(jobId);
      });
    },
    close() {
      stopListening();
      for (const follower of [...followers]) {
        follower.close();
        letGo(follower);
      }
    },
  };
}
