import { fontFamily, type Palette } from "../theme/tokens.ts";
import type { ChartMarks } from "./chartSetup.ts";
import type { StepRange } from "./stepRange.ts";

/** A value that curves cannot pass. */
export interface ChartLimit {
  readonly value: number;
  readonly label: string;
}

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
  range: StepRange,
): ChartMarks {
  const label = (content: string) => ({
    display: true,
    content,
    backgroundColor: "transparent",
    color: palette.faintInk,
    font: { family: fontFamily, size: 12, weight: "normal" as const },
    padding: 3,
  });
  const upright = (step: number) => ({ type: "line" as const, scaleID: "x", value: step, borderWidth: 1 });
  const marks: ChartMarks = {};
  if (limit !== null) {
    marks.limit = {
      type: "line",
      scaleID: "y",
      value: limit.value,
      borderWidth: 1,
      borderDash: [4, 4],
      borderColor: palette.faintInk,
      label: { ...label(limit.label), position: "start", yAdjust: -10 },
    };
  }
  if (forkedAt !== null) {
    marks.fork = {
      ...upright(forkedAt),
      borderColor: palette.axis,
      borderDash: [2, 3],
      label: {
        ...label("fork"),
        position: "start",
        xAdjust: isLabelLeft(forkedAt, marked, range) ? -16 : 16,
      },
    };
  }
  if (hovered !== null) marks.hovered = { ...upright(hovered), borderColor: palette.axis };
  if (marked !== null) marks.marked = { ...upright(marked), borderColor: palette.ink };
  return marks;
}

function isLabelLeft(step: number, marked: number | null, { from, to }: StepRange): boolean {
  const [place, distance] = [(step - from) / (to - from), marked === null ? -1 : (marked - step) / (to - from)];
  return place > labelsLeftFrom || (place > labelShare && distance >= 0 && distance < labelShare);
}
