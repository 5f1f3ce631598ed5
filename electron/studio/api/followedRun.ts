import type { Change } from "../../../shared/api/changes.ts";
import type { HistoryReading } from "../studio.ts";
import { toEvaluation, toMetricPoints } from "./metricPoints.ts";
import { toCheckpoint, toSample } from "./summaries.ts";

/** What a window has of a run. */
export interface Cursors {
  /** The last step whose metrics it has; -1 for none. */
  readonly afterStep: number;
  /** The step of the last sample it has; -1 for none. */
  readonly afterSample: number;
  /** The number of the last event it has; 0 for none. */
  readonly afterEvent: number;
  /** The number of the last evaluation it has, of whichever step; 0 for none. */
  readonly afterEvaluation: number;
}

/** The kinds of increments of a run. */
export const recordKinds = ["metrics", "samples", "checkpoints", "evaluations", "events"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One run as one window follows it: how far the window is, and of what there may be more. */
export interface FollowedRun {
  /** There may be more of these. */
  touch(kinds: readonly RecordKind[]): void;
  /** The run goes on from this step: what the window has after it is void. */
  rollBack(step: number): void;
  /** True while there may be more. */
  hasNews(): boolean;
  /**
   * The next increments out of the history, in chunks, and moves the cursors past them.
   *
   * @param isOutOfTime asked after each chunk: what is left stays for the next call
   * @returns what could be read, and the error that ended the reading, or null; what is left stays for the next call
   */
  read(isOutOfTime: () => boolean): { readonly changes: readonly Change[]; readonly error: unknown };
}

/** Steps in one change: reading and checking as many takes a few milliseconds. */
export const stepsInChange = 2000;
const eventsInChange = 1000;
const evaluationsInChange = 1000;

/** Everything is read at first: what was there before the following began, then what came since. */
export function createFollowedRun(history: HistoryReading, runId: string, cursors: Cursors): FollowedRun {
  let { afterStep, afterSample, afterEvent, afterEvaluation } = cursors;
  /** The latest step of which the window may have an evaluation. */
  let evaluatedStep = afterEvaluation === 0 ? -1 : Infinity;
  const dirty = new Set<RecordKind>(recordKinds);
  let rolledBackTo: number | null = null;
  let toldCheckpoints = "";
  let toldCaughtUp = false;

  function lastSampleUntil(step: number): number {
    return history.listSamples(runId).findLast((sample) => sample.step <= step)?.step ?? -1;
  }

  function rollBack(step: number): void {
    if (afterStep <= step && afterSample <= step && evaluatedStep <= step) return;
    afterStep = Math.min(afterStep, step);
    afterSample = lastSampleUntil(Math.min(afterSample, step));
    // The cursor stays: what is computed again of later steps has higher numbers.
    evaluatedStep = Math.min(evaluatedStep, step);
    rolledBackTo = Math.min(rolledBackTo ?? step, step);
    for (const kind of ["metrics", "samples", "checkpoints"] as const) dirty.add(kind);
  }

  /**
   * A run that another process trains goes back without a word to us: its step, or its last sample, then lies before
   * ours.
   */
  function noticeRollBack(): void {
    const { step } = history.run(runId);
    if (step < afterStep) rollBack(step);
    if (!dirty.has("samples")) return;
    if (lastSampleUntil(Infinity) < afterSample) rollBack(Math.min(step, Math.max(0, afterSample - 1)));
  }

  function* readMetrics(): Generator<Change, void> {
    for (;;) {
      const points = history.readMetricsAfter(runId, afterStep, stepsInChange);
      const last = points.at(-1);
      if (last !== undefined) {
        afterStep = last.step;
        yield { kind: "metrics", runId, points: toMetricPoints(points) };
      }
      if (points.length < stepsInChange) return;
    }
  }

  function* readSamples(): Generator<Change, void> {
    const samples = history.listSamples(runId).filter(({ step }) => step > afterSample);
    const last = samples.at(-1);
    if (last === undefined) return;
    afterSample = last.step;
    yield { kind: "samples", runId, samples: samples.map(toSample) };
  }

  function* readCheckpoints(): Generator<Change, void> {
    const checkpoints = history.listCheckpoints(runId).map(toCheckpoint);
    const told = JSON.stringify(checkpoints);
    if (told === toldCheckpoints) return;
    toldCheckpoints = told;
    yield { kind: "checkpoints", runId, checkpoints };
  }

  function* readEvaluations(): Generator<Change, void> {
    for (;;) {
      const evaluations = history.listEvaluations(runId, { afterNumber: afterEvaluation, limit: evaluationsInChange });
      const last = evaluations.at(-1);
      if (last === undefined) return;
      afterEvaluation = last.number;
      for (const { step } of evaluations) evaluatedStep = Math.max(evaluatedStep, step);
      yield { kind: "evaluations", runId, evaluations: evaluations.map(toEvaluation) };
    }
  }

  function* readEvents(): Generator<Change, void> {
    for (;;) {
      const events = history.listEvents(runId, { afterNumber: afterEvent, limit: eventsInChange });
      const last = events.at(-1);
      if (last !== undefined) {
        afterEvent = last.number;
        yield { kind: "events", runId, events };
      }
      if (events.length < eventsInChange) return;
    }
  }

  // Small things first: a window shows the samples while a long curve still arrives.
  const readers = [
    ["samples", readSamples],
    ["checkpoints", readCheckpoints],
    ["evaluations", readEvaluations],
    ["events", readEvents],
    ["metrics", readMetrics],
  ] as const;

  return {
    touch(kinds) {
      for (const kind of kinds) dirty.add(kind);
    },
    rollBack,
    hasNews: () => dirty.size > 0 || rolledBackTo !== null,
    read(isOutOfTime) {
      const changes: Change[] = [];
      try {
        noticeRollBack();
        if (rolledBackTo !== null) changes.push({ kind: "rolled-back", runId, step: rolledBackTo });
        rolledBackTo = null;
        for (const [kind, reader] of readers) {
          if (!dirty.has(kind)) continue;
          for (const change of reader()) {
            changes.push(change);
            if (isOutOfTime()) return { changes, error: null };
          }
          dirty.delete(kind);
        }
        if (!toldCaughtUp) changes.push({ kind: "caught-up", runId });
        toldCaughtUp = true;
        return { changes, error: null };
      } catch (error) {
        // The cursors have moved past what was read before: it has to be told.
        return { changes, error };
      }
    },
  };
}
