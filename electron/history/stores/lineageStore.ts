import type { Database } from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { buildRunTree, lineageSegments, type LineageLink, type Segment } from "../lineage.ts";
import type { RunSummary, RunTreeNode } from "../records.ts";
import { isId } from "../runId.ts";
import { runNotFound, selectRunRows, toSummaries, type RunRow } from "../schema/runRows.ts";

export interface LineageStore {
  /** The runs that this one descends from, its root first, itself left out. @throws StudioError `not-found` */
  readonly ancestors: (runId: string) => RunSummary[];
  /**
   * Every run that descends from this one, parents before children, itself left out.
   *
   * @throws StudioError `not-found`
   */
  readonly descendants: (runId: string) => RunSummary[];
  /** All runs as trees, by one query. */
  readonly runTree: () => RunTreeNode[];
}

/** Who owns which steps of a run's history. @throws StudioError `not-found` */
export type ReadSegments = (runId: string) => Segment[];

/** A longer line of forks is a circle, which no Critic Studio makes. */
const longestLine = 10_000;

const lineSql = `
  WITH RECURSIVE line (number, parent, depth) AS (
    SELECT number, parent, 0 FROM runs WHERE id = ?
    UNION ALL
    SELECT runs.number, runs.parent, line.depth + 1 FROM line JOIN runs ON runs.number = line.parent
    WHERE line.depth < ${longestLine}
  )`;

export function createSegmentReader(database: Database): ReadSegments {
  const line = database.prepare<[string], LineageLink>(
    `${lineSql} SELECT run.number, run.id, run.parent_step AS parentStep
     FROM line JOIN runs AS run ON run.number = line.number ORDER BY line.depth DESC`,
  );
  return (runId) => {
    const links = line.all(runId);
    if (links.length === 0) throw runNotFound(runId);
    if (links.length > longestLine || !links.every(({ id }) => isId(id))) {
      throw new StudioError("corrupt", message("history.madeUpLineage", { run: runId }), { runId });
    }
    return lineageSegments(links);
  };
}

export function createLineageStore(database: Database): LineageStore {
  const all = database.prepare<[], RunRow>(`${selectRunRows} ORDER BY run.number`);
  const upwards = database.prepare<[string], RunRow>(
    `${lineSql} ${selectRunRows} JOIN line ON line.number = run.number ORDER BY line.depth DESC`,
  );
  const downwards = database.prepare<[string], RunRow>(`
    WITH RECURSIVE offspring (number, depth) AS (
      SELECT number, 0 FROM runs WHERE id = ?
      UNION ALL
      SELECT runs.number, offspring.depth + 1 FROM offspring JOIN runs ON runs.parent = offspring.number
      WHERE offspring.depth < ${longestLine}
    )
    ${selectRunRows} JOIN offspring ON offspring.number = run.number ORDER BY offspring.depth, run.number`);
  const withoutItself = (rows: readonly RunRow[], runId: string): RunSummary[] => {
    if (rows.length === 0) throw runNotFound(runId);
    return toSummaries(rows).filter(({ id }) => id !== runId);
  };
  return {
    ancestors: (runId) => withoutItself(upwards.all(runId), runId),
    descendants: (runId) => withoutItself(downwards.all(runId), runId),
    runTree: () => buildRunTree(toSummaries(all.all())),
  };
}
