import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { checkNotInherited } from "./checkpointStore.ts";
import type { ReadSegments } from "./lineageStore.ts";
import type { Evaluation, NewEvaluation } from "../records.ts";
import { isTag } from "../../../shared/seriesTag.ts";
import { soundRows } from "../schema/rowChecks.ts";
import type { RunRow, RunRows } from "../schema/runRows.ts";

export interface EvaluationStore {
  /**
   * Records a value that was computed beside the training, at any step that the run has reached. One of the same metric
   * at the same step takes the former's place, under a new number.
   *
   * @throws StudioError `not-found`; `invalid-argument` before the fork step, which belongs to the parent, or for a
   *   metric without a plain name; `wrong-state` for a step that the run has not reached, or went back from. Nothing is
   *   recorded then
   */
  readonly recordEvaluation: (runId: string, evaluation: NewEvaluation) => void;
  /**
   * The run's evaluations in the order in which they were recorded, inherited ones up to its fork step included.
   *
   * @param options `afterNumber` cursor: the last number already seen; `limit` at most so many
   * @throws StudioError `not-found`
   */
  readonly listEvaluations: (runId: string, options?: { afterNumber?: number; limit?: number }) => Evaluation[];
}

interface Range {
  readonly run: number;
  readonly afterStep: number;
  readonly untilStep: number;
  readonly afterNumber: number;
  readonly limit: number;
}

export function createEvaluationStore(database: Database, rows: RunRows, segments: ReadSegments): EvaluationStore {
  const insert = database.prepare<[number, number, string, number | null, number]>(
    "INSERT OR REPLACE INTO evaluations (run, step, metric, value, cost_ms) VALUES (?, ?, ?, ?, ?)",
  );
  const hasSample = database
    .prepare<[number, number], number>("SELECT 1 FROM samples WHERE run = ? AND step = ?")
    .pluck();
  const list = database.prepare<[Range], Omit<Evaluation, "runId">>(`
    SELECT number, step, metric, value, cost_ms AS costMs FROM evaluations
    WHERE run = @run AND number > @afterNumber AND step BETWEEN @afterStep AND @untilStep
    ORDER BY number LIMIT @limit`);
  const has = database
    .prepare<[number, string, number], number>("SELECT 1 FROM evaluations WHERE run = ? AND metric = ? AND step = ?")
    .pluck();

  const record = database.transaction((runId: string, { step, metric, value, costMs }: NewEvaluation) => {
    const row = rows.get(runId);
    checkMetric(metric);
    checkNotInherited(row, step, "evaluation");
    // A sample may be recorded before the last second's metrics, which move the run's step.
    if (step > row.step && hasSample.get(row.number, step) === undefined) throw notReached(row, step, metric);
    insert.run(row.number, step, metric, Number.isNaN(value) ? null : value, costMs);
  });
  const listAll = database.transaction((runId: string, afterNumber: number, limit: number): Evaluation[] => {
    const line = segments(runId);
    const found = line.flatMap(({ number, runId: owner, afterStep, untilStep }, place) => {
      const range = { run: number, afterStep, untilStep, afterNumber, limit };
      // At its fork step a run may have a value of its own, which hides its parent's.
      const isHidden = ({ step, metric }: NewEvaluation): boolean =>
        step === untilStep &&
        line.slice(place + 1).some((nearer) => has.get(nearer.number, metric, step) !== undefined);
      return soundRows("evaluations", list.all(range))
        .filter((each) => !isHidden(each))
        .map((each) => ({ ...each, runId: owner }));
    });
    return found.sort((a, b) => a.number - b.number).slice(0, limit);
  });
  return {
    recordEvaluation: (runId, evaluation) => {
      record.immediate(runId, evaluation);
    },
    listEvaluations: (runId, { afterNumber = 0, limit = 1000 } = {}) => listAll(runId, afterNumber, limit),
  };
}

function checkMetric(metric: string): void {
  if (isTag(metric)) return;
  throw new StudioError(
    "invalid-argument",
    message("history.metricName", { name: JSON.stringify(metric.slice(0, 80)) }),
  );
}

function notReached(row: RunRow, step: number, metric: string): StudioError {
  const sentence = message("evaluation.notReached", { name: row.name, id: row.id, at: row.step, metric, step });
  return new StudioError("wrong-state", sentence, { runId: row.id, step, metric });
}
