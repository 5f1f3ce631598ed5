/** What retention looks at in a checkpoint. */
export interface RetainedCheckpoint {
  readonly step: number;
  readonly pinned: boolean;
}

export interface RetentionRules {
  /** How many checkpoints are wanted; more stay where more are protected. */
  readonly keep: number;
  /** Steps that some run was forked from, or whose samples are to be evaluated. */
  readonly neededSteps: readonly number[];
}

/**
 * Which checkpoints to remove so that `keep` are left, spread as evenly over the run as they allow: again and again the
 * one goes whose neighbours are closest together, of equal ones the earliest.
 *
 * Never removed: the last two, the pinned, the needed, and (where `keep` leaves room for it beside the
 * last two) the first, from which the run can be told anew.
 *
 * @param checkpoints of one run, in any order, steps unique
 * @returns in order of step
 */
export function checkpointsToRemove<Checkpoint extends RetainedCheckpoint>(
  checkpoints: readonly Checkpoint[],
  { keep, neededSteps }: RetentionRules,
): Checkpoint[] {
  const left = checkpoints.toSorted((a, b) => a.step - b.step);
  const protectedSteps = new Set([...neededSteps, ...left.slice(-2).map((checkpoint) => checkpoint.step)]);
  if (keep > 2 && left[0] !== undefined) protectedSteps.add(left[0].step);

  const removed: Checkpoint[] = [];
  while (left.length > keep) {
    const index = leastMissed(left, (checkpoint) => checkpoint.pinned || protectedSteps.has(checkpoint.step));
    if (index === null) break;
    removed.push(...left.splice(index, 1));
  }
  return removed.sort((a, b) => a.step - b.step);
}

/**
 * The index of the removable checkpoint whose removal leaves the smallest gap in steps; null where none is removable.
 */
function leastMissed<Checkpoint extends RetainedCheckpoint>(
  checkpoints: readonly Checkpoint[],
  isProtected: (checkpoint: Checkpoint) => boolean,
): number | null {
  let best: { index: number; gap: number } | null = null;
  for (const [index, checkpoint] of checkpoints.entries()) {
    if (isProtected(checkpoint)) continue;
    // The last two are protected, so there is always a next one; before the first lies the run's beginning.
    const next = checkpoints[index + 1] ?? checkpoint;
    const gap = next.step - (checkpoints[index - 1]?.step ?? 0);
    if (best === null || gap < best.gap) best = { index, gap };
  }
  return best?.index ?? null;
}
