import { curveDash } from "../../../shared/runLooks.ts";
import { colourNames } from "../../../shared/systemFacts.ts";
import { systemFacts } from "../../../shared/systems.ts";
import type { Palette } from "../../theme/tokens.ts";

/** Of the line beneath values, which real samples have. */
export const floorDash = [2, 3];

/**
 * How the series of one chart of a run are told apart: the first in the system's colour, the second in faint ink,
 * further ones in the colours that are left, and each in dashes of its own.
 */
export function seriesLooks(
  palette: Palette,
  system: string,
  count: number,
): readonly { readonly colour: string; readonly dash: readonly number[] }[] {
  const { colour } = systemFacts(system);
  // Faint ink is a grey.
  const left = colourNames.filter((name) => name !== colour && name !== "grey").map((name) => palette.data[name]);
  const colours = [palette.data[colour], palette.faintInk, ...left];
  return Array.from({ length: count }, (_, at) => ({ colour: colours[at % colours.length]!, dash: curveDash(at) }));
}
