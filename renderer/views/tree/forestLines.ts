import type { ForestRow, ForestRun } from "./forest.ts";

/** The line down from a parent to the row of its fork. */
export interface ForkLine {
  readonly id: string;
  readonly step: number;
  readonly fromRow: number;
  readonly toRow: number;
}

/** The fork lines of which some part lies between two rows: the only ones that need drawing. */
export function linesInSight(
  rows: readonly ForestRow<ForestRun>[],
  firstRow: number,
  lastRow: number,
): readonly ForkLine[] {
  const lines: ForkLine[] = [];
  for (const { run, row, parentRow, fromStep } of rows) {
    if (parentRow === null || parentRow > lastRow || row < firstRow) continue;
    lines.push({ id: run.id, step: fromStep, fromRow: parentRow, toRow: row });
  }
  return lines;
}

/** The first and last row in sight, with a few beyond so that scrolling shows no empty ground. */
export function rowsInSight(
  scrollTop: number,
  height: number,
  rowHeight: number,
  rowCount: number,
): { readonly first: number; readonly last: number } {
  const beyond = 6;
  // Where rows have just gone, the place that was scrolled to may be no more.
  const top = Math.max(0, Math.min(scrollTop, rowCount * rowHeight - height));
  return {
    first: Math.max(0, Math.floor(top / rowHeight) - beyond),
    last: Math.min(rowCount - 1, Math.ceil((top + height) / rowHeight) + beyond),
  };
}
