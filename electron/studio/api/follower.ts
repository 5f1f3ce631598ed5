import { changeSchema, type Change } from "../../../shared/api/changes.ts";
import type { RunSummary, Speed } from "../../../shared/api/records.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { HistoryReading } from "../studio.ts";
import { createFollowedRun, recordKinds, type Cursors, type FollowedRun, type RecordKind } from "./followedRun.ts";
import { seenFrom, type OwnedJob } from "./jobs.ts";
import { createOutbox, type Gathered } from "./outbox.ts";
import { toSummary } from "./summaries.ts";

/** How a live run is doing at the moment. */
export interface LiveProgress {
  readonly speed: Speed;
  /** What its process is busy with when not with steps. */
  readonly phase: Message | null;
}

/**
 * One window: what it follows, and what it has to be told. Everything but increments is kept only as it stands last.
 */
export interface Follower {
  /** Begins or moves the following of a run. @throws StudioError `invalid-argument` where it follows too many */
  follow(runId: string, cursors: Cursors): void;
  unfollow(runId: string): void;
  runChanged(runId: string): void;
  runRemoved(runId: string): void;
  progress(runId: string, progress: LiveProgress): void;
  jobChanged(job: OwnedJob): void;
  jobRemoved(jobId: string): void;
  /** There may be more of a followed run, or with null of every one. */
  recorded(runId: string | null, kinds: readonly RecordKind[]): void;
  rolledBack(runId: string, step: number): void;
  /**
   * It is told nothing until what it returns is called: an answer that is on its way comes before what happened after
   * it.
   */
  hold(): () => void;
  close(): void;
  /** Resolves when it is told nothing any more. */
  readonly ended: Promise<void>;
}

/** How many runs one window may follow at a time; a comparison shows a dozen. */
export const mostFollowed = 64;
/** How long one round of gathering may take; the rest comes with the next. */
const gatherMs = 10;

export function createFollower(
  history: HistoryReading,
  push: (changes: readonly Change[]) => unknown,
  onError: (error: unknown) => void,
): Follower {
  const followed = new Map<string, FollowedRun>();
  const changedRuns = new Set<string>();
  const removedRuns = new Set<string>();
  const liveProgress = new Map<string, LiveProgress>();
  /** As they are now; null for those that are listed no more. */
  const jobs = new Map<string, OwnedJob | null>();
  /** Followed runs that could not be read the last time. */
  const failing = new Set<string>();
  const outbox = createOutbox(gather, push, onError);

  function gather(): Gathered<Change> {
    const until = performance.now() + gatherMs;
    const isOutOfTime = (): boolean => performance.now() > until;
    const items: Change[] = [...removedRuns].map((runId) => ({ kind: "run-removed", runId }));
    for (const run of readSummaries(history, changedRuns)) items.push({ kind: "run", run });
    for (const [runId, { speed, phase }] of liveProgress) items.push({ kind: "speed", runId, speed, phase });
    for (const [jobId, job] of jobs) {
      items.push(job === null ? { kind: "job-removed", jobId } : { kind: "job", job: seenFrom(follower, job) });
    }
    for (const noted of [removedRuns, changedRuns, liveProgress, jobs]) noted.clear();
    for (const [runId, run] of followed) {
      if (!run.hasNews()) continue;
      if (isOutOfTime()) break;
      const { changes, error } = run.read(isOutOfTime);
      items.push(...changes);
      // The next round begins with the others, so that a long curve does not keep them waiting.
      followed.delete(runId);
      if (isNotFound(error)) continue;
      followed.set(runId, run);
      noteReading(runId, error);
    }
    const waiting = [...followed].filter(([, run]) => run.hasNews()).map(([runId]) => runId);
    return {
      items: items.filter(isInOrder),
      more: waiting.some((runId) => !failing.has(runId)),
      failed: waiting.some((runId) => failing.has(runId)),
    };
  }

  /** The window goes on following a run that cannot be read now: what went wrong is told once, until it works again. */
  function noteReading(runId: string, error: unknown): void {
    if (error === null) failing.delete(runId);
    else if (!failing.has(runId)) {
      failing.add(runId);
      onError(error);
    }
  }

  /** What does not fit its schema is a defect of ours: it stays here, and the rest goes out. */
  function isInOrder(change: Change): boolean {
    const checked = changeSchema.safeParse(change);
    if (!checked.success) onError(checked.error);
    return checked.success;
  }

  /** The same, and the window is told soon. */
  const andWake =
    <Values extends unknown[]>(note: (...values: Values) => void) =>
    (...values: Values): void => {
      note(...values);
      outbox.wake();
    };

  const follower: Follower = {
    follow: andWake((runId, cursors) => {
      if (followed.size >= mostFollowed && !followed.has(runId)) throw tooMany();
      followed.set(runId, createFollowedRun(history, runId, cursors));
    }),
    unfollow: (runId) => {
      followed.delete(runId);
      failing.delete(runId);
    },
    runChanged: andWake((runId) => changedRuns.add(runId)),
    runRemoved: andWake((runId) => {
      followed.delete(runId);
      changedRuns.delete(runId);
      liveProgress.delete(runId);
      removedRuns.add(runId);
    }),
    progress: andWake((runId, progress) => liveProgress.set(runId, progress)),
    jobChanged: andWake((job) => jobs.set(job.id, job)),
    jobRemoved: andWake((jobId) => jobs.set(jobId, null)),
    recorded(runId, kinds) {
      const touched = runId === null ? [...followed.values()] : [followed.get(runId)];
      for (const run of touched) run?.touch(kinds);
      if (touched.some((run) => run !== undefined)) outbox.wake();
    },
    rolledBack(runId, step) {
      const run = followed.get(runId);
      if (run === undefined) return;
      run.rollBack(step);
      run.touch(recordKinds);
      outbox.wake();
    },
    hold: () => outbox.hold(),
    close() {
      followed.clear();
      outbox.close();
    },
    ended: outbox.ended,
  };
  return follower;
}

/** The runs as they are now; those that have been deleted since are left out. */
function readSummaries(history: HistoryReading, runIds: ReadonlySet<string>): RunSummary[] {
  if (runIds.size === 0) return [];
  // One query for many; a single one would read each run's settings too.
  const runs = runIds.size > 3 ? history.listRuns().filter(({ id }) => runIds.has(id)) : readSingly(history, runIds);
  return runs.map(toSummary);
}

function readSingly(history: HistoryReading, runIds: ReadonlySet<string>): ReturnType<HistoryReading["listRuns"]> {
  return [...runIds].flatMap((runId) => {
    try {
      return [history.summary(runId)];
    } catch (error) {
      if (error instanceof StudioError) return [];
      throw error;
    }
  });
}

function isNotFound(error: unknown): boolean {
  return error instanceof StudioError && error.code === "not-found";
}

function tooMany(): StudioError {
  return new StudioError("invalid-argument", message("studio.mostFollowed", { most: mostFollowed }), {
    most: mostFollowed,
  });
}
