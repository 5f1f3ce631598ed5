import { indexOfStep, isDrawable, type CurvePoints, type DrawnPoint, type StepSpan } from "./curvePoints.ts";

/**
 * As many points of a curve as a picture of `columns` pixels can show: of each column the first, the smallest, the
 * largest and the last value, so that the line looks as if every point had been drawn and no peak is lost.
 *
 * The neighbours of the range on either side are kept, so that the line leaves the picture rather than ending in it.
 * Columns in which nothing is finite become a gap.
 *
 * @param columns at least 1
 * @returns at most `4 × columns + 2` points, in order of step
 */
export function decimate(points: CurvePoints, range: StepSpan, columns: number): DrawnPoint[] {
  const { steps, values } = points;
  const first = Math.max(0, indexOfStep(steps, range.from) - 1);
  const last = Math.min(steps.length - 1, indexOfStep(steps, range.to + 1e-9));
  if (last - first + 1 <= 4 * columns) return everyPoint(points, first, last);
  const drawn: DrawnPoint[] = [];
  const stepsPerColumn = (range.to - range.from) / columns;
  let start = first;
  for (let index = first; index <= last; index++) {
    const isEnd = index === last || columnOf(steps[index + 1]!) !== columnOf(steps[start]!);
    if (!isEnd) continue;
    addColumn(drawn, steps, values, start, index);
    start = index + 1;
  }
  return drawn;

  /** The pixel column of a step; -1 and `columns` are the neighbours outside. */
  function columnOf(step: number): number {
    if (step < range.from) return -1;
    if (step > range.to) return columns;
    return Math.min(columns - 1, Math.floor((step - range.from) / stepsPerColumn));
  }
}

function everyPoint({ steps, values }: CurvePoints, first: number, last: number): DrawnPoint[] {
  const drawn: DrawnPoint[] = [];
  for (let index = first; index <= last; index++) {
    const value = values[index];
    drawn.push({ x: steps[index]!, y: isDrawable(value) ? value : NaN });
  }
  return drawn;
}

/** Adds the first, smallest, largest and last finite value among the indexes from `start` to `end`. */
function addColumn(
  drawn: DrawnPoint[],
  steps: ArrayLike<number>,
  values: ArrayLike<number | null>,
  start: number,
  end: number,
): void {
  let [first, smallest, largest, last] = [-1, -1, -1, -1];
  for (let index = start; index <= end; index++) {
    const value = values[index];
    if (!isDrawable(value)) continue;
    if (first < 0) first = smallest = largest = index;
    if (value < values[smallest]!) smallest = index;
    if (value > values[largest]!) largest = index;
    last = index;
  }
  if (first < 0) {
    drawn.push({ x: steps[start]!, y: NaN });
    return;
  }
  const kept = [first, Math.min(smallest, largest), Math.max(smallest, largest), last];
  for (const [place, index] of kept.entries()) {
    if (index !== kept[place - 1]) drawn.push({ x: steps[index]!, y: values[index]! });
  }
}
