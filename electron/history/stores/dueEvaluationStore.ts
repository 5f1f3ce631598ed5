import type { Database } from "better-sqlite3";
import { isId } from "../runId.ts";
import type { RunRows } from "../schema/runRows.ts";

/** A checkpoint whose metrics are to be computed. */
export interface DueEvaluation {
  readonly runId: string;
  readonly step: number;
}

/**
 * What is to be evaluated by itself. It outlives the process that asked for it; it goes with its run, and where the run
 * goes back.
 */
export interface DueEvaluationStore {
  /** Once, however often it is asked for. @throws StudioError `not-found` */
  readonly makeEvaluationDue: (runId: string, step: number) => void;
  /** In the order in which they came, of all runs. */
  readonly dueEvaluations: () => DueEvaluation[];
  /** It was evaluated, or cannot be, or is no longer wanted. */
  readonly settleDueEvaluation: (due: DueEvaluation) => void;
}

export function createDueEvaluationStore(database: Database, rows: RunRows): DueEvaluationStore {
  const insert = database.prepare<[number, number]>("INSERT OR IGNORE INTO due_evaluations (run, step) VALUES (?, ?)");
  const list = database.prepare<[], DueEvaluation>(`
    SELECT runs.id AS runId, due_evaluations.step FROM due_evaluations JOIN runs ON runs.number = due_evaluations.run
    ORDER BY due_evaluations.number`);
  const remove = database.prepare<[string, number]>(
    "DELETE FROM due_evaluations WHERE run = (SELECT number FROM runs WHERE id = ?) AND step = ?",
  );
  return {
    makeEvaluationDue: (runId, step) => {
      insert.run(rows.get(runId).number, step);
    },
    // A home folder may come from a stranger.
    dueEvaluations: () => list.all().filter(({ runId }) => isId(runId)),
    settleDueEvaluation: ({ runId, step }) => {
      remove.run(runId, step);
    },
  };
}
