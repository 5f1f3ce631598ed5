/** A turn long enough that the hand-over costs nothing, and short enough that all curves grow before one's eyes. */
export const turnMs = 500;

/**
 * How many steps a turn in a group should have: about `turnMs` of the slowest run's work, at least 1, and at most
 * twice as many as before, since the first steps after a start are not typical.
 *
 * @param present the stride so far, in steps
 * @param millisecondsPerStep of each run that has had a turn
 */
export function adaptStride(present: number, millisecondsPerStep: readonly number[]): number {
  const slowest = Math.max(...millisecondsPerStep, 0);
  if (slowest === 0) return present * 2;
  return Math.min(Math.max(1, Math.floor(turnMs / slowest)), present * 2);
}
