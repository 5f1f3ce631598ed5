import { narrowestSpan } from "../../shared/curves/wholeRange.ts";

/** A range of steps: what a chart shows along its x axis. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** `range` moved and cut so that it lies within `bounds` and is no narrower than a chart can show. */
export function within(range: StepRange, bounds: StepRange): StepRange {
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
export function zoomAbout(range: StepRange, centre: number, factor: number, bounds: StepRange): StepRange | null {
  const inside = Math.min(Math.max(centre, range.from), range.to);
  const zoomed = within(
    { from: inside - (inside - range.from) * factor, to: inside + (range.to - inside) * factor },
    bounds,
  );
  return zoomed.to - zoomed.from >= bounds.to - bounds.from ? null : zoomed;
}

/** The range moved by a share of its width: 0.25 goes a quarter to later steps. */
export function panBy(range: StepRange, share: number, bounds: StepRange): StepRange {
  const distance = (range.to - range.from) * share;
  return within({ from: range.from + distance, to: range.to + distance }, bounds);
}
