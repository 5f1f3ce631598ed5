import type { StepSpan } from "../../shared/curves/curvePoints.ts";
import { panBy, zoomAbout } from "./stepRange.ts";

/**
 * What a key does to the range in sight: `+` and `-` zoom about the marked step, the arrows move by a quarter, 0 shows
 * all.
 *
 * @param marked the step to zoom about; the middle where it is null or out of sight
 * @returns the new range, null for everything, undefined where the key means nothing here
 */
export function chartKeyAction(
  key: string,
  range: StepSpan,
  bounds: StepSpan,
  marked: number | null,
): StepSpan | null | undefined {
  const isMarkInSight = marked !== null && marked >= range.from && marked <= range.to;
  const centre = isMarkInSight ? marked : (range.from + range.to) / 2;
  switch (key) {
    case "+":
    case "=":
      return zoomAbout(range, centre, 0.5, bounds);
    case "-":
      return zoomAbout(range, centre, 2, bounds);
    case "ArrowLeft":
      return panBy(range, -0.25, bounds);
    case "ArrowRight":
      return panBy(range, 0.25, bounds);
    case "0":
    case "Escape":
      return null;
    default:
      return undefined;
  }
}
