import { formatCount } from "../../charts/formatFigures.ts";
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
  const isCommon = step !== null && common.includes(step);
  return [
    {
      label: step === null ? "Pair sheet" : `Pair sheet at step ${formatCount(step)}`,
      hint: !isPair ? "of two runs" : isCommon ? "PNG: both samples side by side" : "at a step that both have",
      request: isPair && isCommon ? { what: "pair-sheet", runIds: [first, second], step } : null,
    },
    {
      label: "Progress sheet",
      hint: runIds.length > 2 ? "of one or two runs" : "PNG: both runs at several steps",
      request:
        runIds.length > 0 && runIds.length <= 2 && common.length > 0
          ? { what: "progress-sheet", runIds: [...runIds] }
          : null,
    },
    {
      label: "Curves",
      hint: "PNG: EM and JS estimates",
      request: runIds.length > 0 && runIds.length <= mostCurves ? { what: "curve-chart", runIds: [...runIds] } : null,
    },
  ];
}
