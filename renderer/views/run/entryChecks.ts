import { describeRange } from "../../../shared/describeRange.ts";
import { settingTable } from "../../../shared/settings/table.ts";
import { formatCount } from "../../../shared/figures.ts";
import { parseTypedNumber } from "../new-run/typedNumber.ts";

/** Why this cannot be a run's name; null where it can. */
export function checkName(entry: string): string | null {
  return entry.trim() === "" ? "A run needs a name." : null;
}

/** Why a run at `step` cannot train on to this last step; null where it can. */
export function checkLastStep(entry: string, step: number): string | null {
  const steps = parseTypedNumber(entry);
  const { maximum } = settingTable.steps;
  if (steps === null || !Number.isInteger(steps) || steps > maximum) {
    return `It takes ${describeRange({ ...settingTable.steps, minimum: step + 1 })}.`;
  }
  return steps > step ? null : `The run is at step ${formatCount(step)} already: it has to end at a later one.`;
}
