import type { StepSpan } from "./curvePoints.ts";

/** The fewest steps that a chart shows. */
export const narrowestSpan = 4;

/** From 0 to a round number at or above `lastStep`, so that the axis of a live run rests most of the time. */
export function wholeRange(lastStep: number): StepSpan {
  if (lastStep <= narrowestSpan) return { from: 0, to: narrowestSpan };
  const power = 10 ** Math.floor(Math.log10(lastStep));
  const factor = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((each) => each * power >= lastStep * (1 - 1e-9)) ?? 10;
  return { from: 0, to: Math.round(factor * power) };
}
