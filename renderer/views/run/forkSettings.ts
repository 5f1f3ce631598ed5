/** What a fork may change of its parent, and what the dialog's entries mean. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { formatCount } from "../../../shared/figures.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { Setting } from "../../../shared/settings/setting.ts";
import { applies } from "../../../shared/settings/table.ts";
import { readEntry, type Entries, type Field } from "../new-run/runForm.ts";
import { numberAsTyped } from "../new-run/typedNumber.ts";

/** A setting's value. */
export type SettingValue = string | number | boolean;

/**
 * The settings that a fork may change: those that the checkpoint takes with another value and that have an effect on
 * such a run, the number of steps first, then in the table's order.
 */
export function forkableSettings(configuration: RunConfiguration): SettingName[] {
  const names = (Object.keys(settingTable) as SettingName[]).filter(
    (name) => settingTable[name].changedBy !== "nothing" && applies(name, configuration),
  );
  return ["steps", ...names.filter((name) => name !== "steps")];
}

/** How many steps a fork at `step` is offered: the parent's end where it lies ahead, else as many again. */
export function offeredSteps(configuration: RunConfiguration, step: number): number {
  const { maximum } = settingTable.steps;
  return configuration.steps > step ? configuration.steps : Math.min(maximum, step + configuration.steps);
}

/** A setting as the dialog's field shows it, with what was entered or else the parent's value. */
export function forkField(configuration: RunConfiguration, step: number, name: SettingName, entries: Entries): Field {
  const base = configuration[name];
  const entry = entries[name] ?? (name === "steps" ? offeredSteps(configuration, step) : base);
  const { type }: Setting = settingTable[name];
  const read = readEntry(name, entry);
  return {
    name,
    system: configuration.system,
    shown: typeof entry === "number" && type !== "choice" ? numberAsTyped(entry) : entry,
    base,
    changed: read.error !== null || read.value !== base,
    error: read.error ?? (name === "steps" ? tooFewSteps(Number(read.value), step) : null),
    applies: true,
  };
}

/** What the fork is asked for: the values that differ from the parent's; null while an entry cannot be used. */
export function forkChanges(
  configuration: RunConfiguration,
  step: number,
  entries: Entries,
): Partial<Record<SettingName, SettingValue>> | null {
  const fields = forkableSettings(configuration).map((name) => forkField(configuration, step, name, entries));
  if (fields.some(({ error }) => error !== null)) return null;
  return Object.fromEntries(
    fields
      .filter(({ changed }) => changed)
      .map(({ name, shown }) => [name, readEntry(name, shown).value ?? configuration[name]]),
  );
}

function tooFewSteps(steps: number, step: number): string | null {
  return steps > step ? null : `The fork begins at step ${formatCount(step)}: it has to end at a later one.`;
}
