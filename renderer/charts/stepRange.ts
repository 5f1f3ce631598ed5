import type { StepSpan } from "../../shared/curves/curvePoints.ts";
import { narrowestSpan } from "../../shared/curves/wholeRange.ts";

/** `range` moved and cut so that it lies within `bounds` and is no narrower than a chart can show. */
export function within(range: StepSpan, bounds: StepSpan): StepSpan {
  const widest = bounds.to - bounds.from;
  const width = Math.min(widest, Math.max(narrowestSpan, range.to - range.from));
  const from = Math.min(Math.max(range.from, bounds.from), bounds.to - width);
  return { from, to: from + width };
}

/**
 * The range with `centre` staying at its place on the screen.
 *
 * @param factor below 1 zooms in, above 1 zooms out
 * @returns null where all of `bounds` would be shown: the chart then follows the run again
 */
export function zoomAbout(range: StepSpan, centre: number, factor: number, bounds: StepSpan): StepSpan | null {
  const inside = Math.min(Math.max(centre, range.from), range.to);
  const zoomed = within(
    { from: inside - (inside - range.from) * factor, to: inside + (range.to - inside) * factor },
    bounds,
  );
  return zoomed.to - zoomed.from >= bounds.to - bounds.from ? null : zoomed;
}

/** The range moved by a share of its width: 0.25 goes a quarter to later steps. */
export function panBy(range: StepSpan, share: number, bounds: StepSpan): StepSpan {
  const distance = (range.to - range.from) * share;
  return within({ from: range.from + distance, to: range.to + distance }, bounds);
}
