import { formatCount } from "../../../shared/figures.ts";
import type { ExportEntry } from "../run/exportMenu.ts";

/** A curve chart holds no more. */
const mostCurves = 12;

/**
 * What can be exported of a comparison.
 *
 * @param step the step in sight
 * @param common steps at which all the runs have a sample
 */
export function comparisonExports(
  runIds: readonly string[],
  step: number | null,
  common: readonly number[],
): ExportEntry[] {
  const [first, second] = runIds;
  const isPair = runIds.length === 2 && first !== undefined && second !== undefined;
  return [
    {
      label: step === null ? "Pair sheet" : `Pair sheet of step ${formatCount(step)}`,
      hint: "PNG: both samples side by side",
      request: !isPair
        ? { refusal: "of two runs only" }
        : step === null || !common.includes(step)
          ? { refusal: "at a step that both have" }
          : { what: "pair-sheet", runIds: [first, second], step },
    },
    {
      label: "Progress sheet",
      hint: "PNG: both runs at several steps",
      request:
        runIds.length === 0 || runIds.length > 2
          ? { refusal: "of one or two runs only" }
          : common.length === 0
            ? { refusal: "no step that all have" }
            : { what: "progress-sheet", runIds: [...runIds] },
    },
    {
      label: "Curves",
      hint: "PNG: EM and JS estimates",
      request:
        runIds.length === 0 || runIds.length > mostCurves
          ? { refusal: `of 1 to ${mostCurves} runs` }
          : { what: "curve-chart", runIds: [...runIds] },
    },
  ];
}
