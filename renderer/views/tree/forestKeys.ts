/** Where the keyboard is in the tree: a row, and in it a checkpoint or (null) the run itself. */
export interface ForestPlace {
  readonly row: number;
  readonly step: number | null;
}

const page = 10;

/**
 * The place that a key goes to, or null for a key that goes nowhere: up and down between rows, left and right between
 * the checkpoints of a row.
 *
 * @param stepsOf the steps of a row's checkpoints, ascending
 */
export function placeAfterKey(
  key: string,
  place: ForestPlace,
  rowCount: number,
  stepsOf: (row: number) => readonly number[],
): ForestPlace | null {
  const toRow = (row: number): ForestPlace => ({ row: Math.min(Math.max(0, row), rowCount - 1), step: null });
  if (rowCount === 0) return null;
  switch (key) {
    case "ArrowUp":
      return toRow(place.row - 1);
    case "ArrowDown":
      return toRow(place.row + 1);
    case "PageUp":
      return toRow(place.row - page);
    case "PageDown":
      return toRow(place.row + page);
    case "Home":
      return toRow(0);
    case "End":
      return toRow(rowCount - 1);
    case "ArrowLeft":
    case "ArrowRight":
      return { row: place.row, step: besideStep(key, place.step, stepsOf(place.row)) };
    default:
      return null;
  }
}

/** The next checkpoint to a side; from the run itself to its newest, and beyond the newest back to the run. */
function besideStep(key: "ArrowLeft" | "ArrowRight", step: number | null, steps: readonly number[]): number | null {
  if (key === "ArrowLeft") {
    if (step === null) return steps.at(-1) ?? null;
    return steps.findLast((each) => each < step) ?? step;
  }
  return step === null ? null : (steps.find((each) => each > step) ?? null);
}
