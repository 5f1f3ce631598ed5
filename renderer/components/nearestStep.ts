/**
 * The place of the step nearest to `step` among ascending `steps`; the earlier of two equally near; -1 where there is
 * none.
 */
export function nearestStepPlace(steps: readonly number[], step: number): number {
  if (steps.length === 0) return -1;
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! < step) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  return step - steps[low - 1]! <= steps[low]! - step ? low - 1 : low;
}
