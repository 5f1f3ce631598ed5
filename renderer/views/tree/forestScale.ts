import type { StepSpan } from "../../../shared/curves/curvePoints.ts";

/** Where steps lie along the rows, px from the left of the picture. */
export interface ForestScale {
  readonly x: (step: number) => number;
  readonly stepAt: (x: number) => number;
}

/** Room at both ends for the marks on the first and last step, px. */
const margin = 10;

/** @param widthPx of the picture */
export function forestScale(range: StepSpan, widthPx: number): ForestScale {
  const inner = Math.max(1, widthPx - 2 * margin);
  const width = Math.max(1, range.to - range.from);
  return {
    x: (step) => margin + ((step - range.from) / width) * inner,
    stepAt: (x) => range.from + ((x - margin) / inner) * width,
  };
}
