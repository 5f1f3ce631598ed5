import { limitMark, markLabel, type ChartLimit, type ChartMarks } from "../../shared/charts/lineChart.ts";
import type { Palette } from "../theme/tokens.ts";
import { chartLook } from "./chartLook.ts";
import type { StepSpan } from "../../shared/curves/curvePoints.ts";

/** What a chart marks besides its curves. */
export interface MarkedPlaces {
  /** The step of the sample in sight. */
  readonly marked: number | null;
  /** The step under the pointer. */
  readonly hovered: number | null;
  /** Where the run was forked from its parent. */
  readonly forkedAt: number | null;
  readonly limit: ChartLimit | null;
}

/** In the last part of a chart a label stands left of its line, where there is room for it. */
const labelsLeftFrom = 0.85;
/** The part of a chart that a label takes: where another line crosses it, it stands left too. */
const labelShare = 0.1;

/**
 * The lines for these places, as the annotation plugin takes them.
 *
 * @param range the steps in sight
 */
export function chartMarks(
  { marked, hovered, forkedAt, limit }: MarkedPlaces,
  palette: Palette,
  range: StepSpan,
): ChartMarks {
  const look = chartLook(palette);
  const upright = (step: number) => ({ type: "line" as const, scaleID: "x" as const, value: step, borderWidth: 1 });
  const marks: ChartMarks = {};
  if (limit !== null) marks.limit = limitMark(limit, look);
  if (forkedAt !== null) {
    marks.fork = {
      ...upright(forkedAt),
      borderColor: palette.axis,
      borderDash: [2, 3],
      label: {
        ...markLabel("fork", look),
        position: "start",
        xAdjust: isLabelLeft(forkedAt, marked, range) ? -16 : 16,
      },
    };
  }
  if (hovered !== null) marks.hovered = { ...upright(hovered), borderColor: palette.axis };
  if (marked !== null) marks.marked = { ...upright(marked), borderColor: palette.ink };
  return marks;
}

function isLabelLeft(step: number, marked: number | null, { from, to }: StepSpan): boolean {
  const [place, distance] = [(step - from) / (to - from), marked === null ? -1 : (marked - step) / (to - from)];
  return place > labelsLeftFrom || (place > labelShare && distance >= 0 && distance < labelShare);
}
