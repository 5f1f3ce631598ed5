/** Values of a curve that no line can pass through: counted, and marked where they stand. */
import { formatCount } from "../figures.ts";
import { indexOfStep, isDrawable, type CurvePoints, type DrawnPoint, type StepSpan } from "./curvePoints.ts";

/** `nan`: no number; `above` and `below`: ∞ and −∞. */
type GapKind = "nan" | "above" | "below";

export interface GapMark {
  readonly step: number;
  readonly kind: GapKind;
}

export interface NotFiniteCount {
  readonly nan: number;
  readonly infinite: number;
  /** Values in all. */
  readonly of: number;
}

function kindOf(value: number | null | undefined): GapKind {
  if (value === Infinity) return "above";
  return value === -Infinity ? "below" : "nan";
}

export function countNotFinite(values: ArrayLike<number | null>): NotFiniteCount {
  let [nan, infinite] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (isDrawable(value)) continue;
    if (kindOf(value) === "nan") nan++;
    else infinite++;
  }
  return { nan, infinite, of: values.length };
}

/** `3 of 400 values are NaN (×), 1 is infinite (triangle)`; null where all can be drawn. */
export function describeNotFinite({ nan, infinite, of }: NotFiniteCount): string | null {
  const parts = [
    ...(nan === 0 ? [] : [{ count: nan, what: "NaN (×)" }]),
    ...(infinite === 0 ? [] : [{ count: infinite, what: "infinite (triangle)" }]),
  ];
  if (parts.length === 0) return null;
  return parts
    .map(({ count, what }, at) => {
      const number = at === 0 ? `${formatCount(count)} of ${formatCount(of)} values` : formatCount(count);
      return `${number} ${count === 1 ? "is" : "are"} ${what}`;
    })
    .join(", ");
}

/** Where in a span a mark belongs: of each kind at most one a column of the picture. */
export function gapMarks({ steps, values }: CurvePoints, span: StepSpan, columns: number): GapMark[] {
  const marks: GapMark[] = [];
  const lastColumn: Record<GapKind, number> = { nan: -1, above: -1, below: -1 };
  const width = (span.to - span.from) / columns;
  for (let index = indexOfStep(steps, span.from); index < steps.length && steps[index]! <= span.to; index++) {
    const value = values[index];
    if (isDrawable(value)) continue;
    const [kind, column] = [kindOf(value), Math.floor((steps[index]! - span.from) / width)];
    if (lastColumn[kind] === column) continue;
    lastColumn[kind] = column;
    marks.push({ step: steps[index]!, kind });
  }
  return marks;
}

/** True for a point without a neighbour that a line could come from or go to: it is drawn as a dot. */
export function isIsolated(drawn: readonly DrawnPoint[], at: number): boolean {
  return isDrawable(drawn[at]?.y) && !isDrawable(drawn[at - 1]?.y) && !isDrawable(drawn[at + 1]?.y);
}
