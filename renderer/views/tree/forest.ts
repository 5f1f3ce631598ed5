import type { RunSummary } from "../../../shared/api/records.ts";
import { isLive } from "../../../shared/runStates.ts";

/** What the layout needs of a run. */
export type ForestRun = Pick<RunSummary, "id" | "step" | "targetStep" | "parent" | "groupId" | "createdMs" | "state">;

/** A run's place in the picture: one row, from the step at which it begins to the one it has reached. */
export interface ForestRow<Run extends ForestRun> {
  readonly run: Run;
  readonly row: number;
  /** 0 for a run that begins at step 0, 1 for its forks, and so on. */
  readonly depth: number;
  readonly fromStep: number;
  readonly toStep: number;
  /** The row of the run it was forked from; null for one that begins by itself. */
  readonly parentRow: number | null;
  /** Its part in the line that joins the runs of a group, with the forks between them; null where there is none. */
  readonly groupLine: "top" | "middle" | "bottom" | null;
}

/**
 * Lays a forest of runs out in rows. A fork stands below its parent; of several forks the one that left last stands
 * nearest, so that the lines down to the forks never cross a run. The tree with the newest beginning comes first; the
 * runs of a group stand together.
 */
export function layOutForest<Run extends ForestRun>(runs: readonly Run[]): ForestRow<Run>[] {
  const ids = new Set(runs.map((run) => run.id));
  const children = Map.groupBy(
    runs.filter((run) => run.parent !== null && ids.has(run.parent.runId)),
    (run) => run.parent!.runId,
  );
  const rows: ForestRow<Run>[] = [];
  for (const group of rootGroups(runs.filter((run) => run.parent === null || !ids.has(run.parent.runId)))) {
    const first = rows.length;
    let last = first;
    for (const root of group) {
      last = rows.length;
      placeTree(rows, root, children);
    }
    joinRows(rows, first, last);
  }
  return rows;
}

/** Marks the rows from the first run of a group to the last. */
function joinRows<Run extends ForestRun>(rows: ForestRow<Run>[], first: number, last: number): void {
  if (first === last) return;
  for (let row = first; row <= last; row++) {
    rows[row] = { ...rows[row]!, groupLine: row === first ? "top" : row === last ? "bottom" : "middle" };
  }
}

/** Depth first with a stack of our own: forks of forks may go deeper than calls can. */
function placeTree<Run extends ForestRun>(
  rows: ForestRow<Run>[],
  root: Run,
  children: ReadonlyMap<string, readonly Run[]>,
): void {
  const waiting: { run: Run; depth: number; parentRow: number | null }[] = [{ run: root, depth: 0, parentRow: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { run, depth, parentRow } = next;
    const row = rows.length;
    const fromStep = run.parent?.step ?? 0;
    const toStep = Math.max(fromStep, run.step);
    rows.push({ run, row, depth, fromStep, toStep, parentRow, groupLine: null });
    const forks = (children.get(run.id) ?? []).toSorted(
      // The stack gives back the last first: the fork that left last is put in last.
      (a, b) => a.parent!.step - b.parent!.step || b.createdMs - a.createdMs,
    );
    waiting.push(...forks.map((fork) => ({ run: fork, depth: depth + 1, parentRow: row })));
  }
}

/** Newest first; the runs of a group together, in the order in which they were made. */
function rootGroups<Run extends ForestRun>(roots: readonly Run[]): Run[][] {
  const groups = [...Map.groupBy(roots, (run) => run.groupId ?? run.id).values()];
  const newest = (group: readonly Run[]): number => Math.max(...group.map((run) => run.createdMs));
  return groups
    .toSorted((a, b) => newest(b) - newest(a))
    .map((group) => group.toSorted((a, b) => a.createdMs - b.createdMs));
}

/** The last step that any of the runs has reached or is to reach. */
export function lastStepOf(rows: readonly ForestRow<ForestRun>[]): number {
  return rows.reduce((last, { toStep, run }) => Math.max(last, toStep, isLive(run.state) ? run.targetStep : 0), 0);
}

/** The steps at which other runs left, by the run that they left. */
export function forkStepsByRun(runs: readonly Pick<RunSummary, "parent">[]): ReadonlyMap<string, ReadonlySet<number>> {
  const steps = new Map<string, Set<number>>();
  for (const { parent } of runs) {
    if (parent === null) continue;
    const known = steps.get(parent.runId);
    if (known === undefined) steps.set(parent.runId, new Set([parent.step]));
    else known.add(parent.step);
  }
  return steps;
}
