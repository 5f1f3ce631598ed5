/** A turn long enough that the hand-over costs nothing, and short enough that both curves grow before one's eyes. */
export const turnMs = 500;

/**
 * How many steps a turn of a pair should have: about `turnMs` of the slower side's work, at least 1, and at most twice as
 * many as before, since the first steps after a start are not typical.
 *
 * @param present the stride so far, in steps
 * @param millisecondsPerStep of each side that has had a turn
 */
export function adaptStride(present: number, millisecondsPerStep: readonly number[]): number {
  const slowest = Math.max(...millisecondsPerStep, 0);
  if (slowest === 0) return present * 2;
  return Math.min(Math.max(1, Math.floor(turnMs / slowest)), present * 2);
}
