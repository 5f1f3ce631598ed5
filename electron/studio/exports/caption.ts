import { dataColours } from "../../../shared/designTokens.ts";
import { systemFacts } from "../../../shared/systems.ts";
import { describeEstimate, describeStep, type ExportedRun } from "./exportedRun.ts";
import { setText, type Page } from "./page.ts";

/** Pixels around everything on a page. */
export const margin = 28;
/** Height of a caption, the space to what stands under it included. */
export const captionHeight = 56;
/** A page with a caption is at least this wide, so that the caption can be read. */
export const narrowestCaption = 240;

/**
 * Sets a run's caption: the system in its colour and the run's name, and under them the step and its estimate.
 *
 * @param at the left upper corner of the caption's room
 */
export function setCaption(
  page: Page,
  run: ExportedRun,
  { step, estimate }: { readonly step: number | null; readonly estimate: number | null },
  [x, y]: readonly [number, number],
  widestPx: number,
): void {
  const { system } = run.configuration;
  const colour = dataColours[systemFacts(system).colour];
  page.context.fillStyle = colour;
  page.context.fillRect(x, y + 3, 4, 33);
  const titleWidth = setText(page, systemFacts(system).title, [x + 14, y + 16], { sizePx: 17, weight: 600, colour });
  setText(page, run.name, [x + 14 + titleWidth + 8, y + 16], { sizePx: 17, widestPx: widestPx - titleWidth - 22 });
  const facts = [step === null ? "" : describeStep(step), describeEstimate(run, estimate)].filter(
    (fact) => fact !== "",
  );
  const line = facts.join(" · ");
  setText(page, line.charAt(0).toUpperCase() + line.slice(1), [x + 14, y + 35], {
    sizePx: 13,
    colour: page.faintInk,
    widestPx: widestPx - 14,
  });
}
