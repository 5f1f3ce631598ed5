import { dataColours, markPaths } from "../../../../shared/designTokens.ts";
import type { RunLook } from "../../../../shared/runLooks.ts";
import { systemFacts } from "../../../../shared/systems.ts";
import { describeEstimate, describeNoise, describeStep, type ExportedRun, type ExportedStep } from "./exportedRun.ts";
import { setMark, setText, type Page } from "./page.ts";

/** Pixels around everything on a page. */
export const margin = 28;
/** Height of a caption, the space to what stands under it included. */
export const captionHeight = 56;
/** A page with a caption is at least this wide, so that the caption can be read. */
export const narrowestCaption = 240;

/** Half the size of a mark in a caption, px. */
const markRadius = 6;

/**
 * Sets a run's caption: its system's mark and name in the run's colour, the run's name, and a line about it under them.
 *
 * @param at the left upper corner of the caption's room
 */
export function setCaption(
  page: Page,
  run: ExportedRun,
  { look, line }: { readonly look: RunLook; readonly line: string },
  [x, y]: readonly [number, number],
  widestPx: number,
): void {
  const { title } = systemFacts(run.configuration.system);
  const colour = dataColours[look.colour];
  page.context.fillStyle = colour;
  page.context.fillRect(x, y + 3, 4, 33);
  setMark(page, markPaths[look.mark], [x + 20, y + 11], { radiusPx: markRadius, colour });
  const left = x + 34;
  const titleWidth = setText(page, title, [left, y + 16], { sizePx: 17, weight: 600, colour });
  const nameLeft = left + titleWidth + 8;
  // Names of a group differ at their ends.
  setText(page, run.name, [nameLeft, y + 16], { sizePx: 15, widestPx: x + widestPx - nameLeft, keeps: "both ends" });
  setText(page, line, [x + 14, y + 35], { sizePx: 13, colour: page.faintInk, widestPx: widestPx - 14 });
}

/** A run at a step in words: `Step 400 · EM estimate 0.412`. */
export function describeShown(
  run: ExportedRun,
  { step, estimate, noiseStd }: Pick<ExportedStep, "step" | "estimate" | "noiseStd">,
): string {
  const facts = [describeStep(step), describeEstimate(run, estimate), describeNoise(run, noiseStd)];
  const line = facts.filter((fact) => fact !== "").join(" · ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}
