import type { RunSummary, RunTreeNode } from "./records.ts";

/** A run in its line of ancestors. */
export interface LineageLink {
  readonly number: number;
  readonly id: string;
  /** Null for the root of the line. */
  readonly parentStep: number | null;
}

/**
 * The segment of a run's history that one run of its line owns: the steps s with `afterStep` < s ≤ `untilStep`.
 * Files (samples, checkpoints) of a fork may also lie at `afterStep` itself: what it wrote before its first step.
 */
export interface Segment {
  readonly number: number;
  readonly runId: string;
  readonly afterStep: number;
  readonly untilStep: number;
}

/**
 * Who owns which steps of the last run in `line`. A fork at a step before its parent's own fork step skips the parent:
 * the parent's segment is then empty (`untilStep` < `afterStep`).
 *
 * @param line from the root to the run
 * @returns in the same order; the root's begins after step -1, the run's own is without end
 */
export function lineageSegments(line: readonly LineageLink[]): Segment[] {
  let untilStep = Number.MAX_SAFE_INTEGER;
  const segments: Segment[] = [];
  for (const link of line.toReversed()) {
    const afterStep = link.parentStep ?? -1;
    segments.unshift({ number: link.number, runId: link.id, afterStep, untilStep });
    untilStep = Math.min(untilStep, afterStep);
  }
  return segments;
}

/**
 * One file for each step out of the files of all segments: where a fork wrote one at its fork step, it hides the
 * parent's.
 *
 * @param files of each segment in the segments' order, each with the steps that `inSegment` allows
 */
export function nearestByStep<File extends { readonly step: number }>(files: readonly (readonly File[])[]): File[] {
  const byStep = new Map<number, File>();
  for (const file of files.flat()) byStep.set(file.step, file);
  return [...byStep.values()].sort((a, b) => a.step - b.step);
}

/** The trees of all runs, roots and children in the order of `runs`. */
export function buildRunTree(runs: readonly RunSummary[]): RunTreeNode[] {
  const present = new Set(runs.map((run) => run.id));
  // A run whose parent's record is damaged stands at the top.
  const children = Map.groupBy(runs, ({ parent }) =>
    parent !== null && present.has(parent.runId) ? parent.runId : null,
  );
  const grow = (parentId: string | null): RunTreeNode[] =>
    (children.get(parentId) ?? []).map((run) => ({ run, children: grow(run.id) }));
  return grow(null);
}
