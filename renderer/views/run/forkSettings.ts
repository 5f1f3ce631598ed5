/** What a fork may change of its parent, and what the dialog's entries mean. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { formatCount } from "../../../shared/figures.ts";
import { brokenRules } from "../../../shared/settings/rules.ts";
import type { Setting } from "../../../shared/settings/setting.ts";
import { applies, settingTable, type SettingChanges, type SettingName } from "../../../shared/settings/table.ts";
import { changedConfiguration } from "../../../shared/storedConfiguration.ts";
import { systemNames } from "../../../shared/systems.ts";
import { reasonIn, type Entries } from "../new-run/formSettings.ts";
import { readEntry } from "../new-run/readEntry.ts";
import type { Field } from "../new-run/runForm.ts";
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

/** What the fork would train with, as far as the entries can be read: it decides which settings have an effect. */
export function asForked(configuration: RunConfiguration, entries: Entries): RunConfiguration {
  // Of a newer version's system nothing is forked.
  if (!(systemNames as readonly string[]).includes(configuration.system)) return configuration;
  const read = Object.entries(entries).map(([name, entry]) => [name, readEntry(name as SettingName, entry).value]);
  const changes = Object.fromEntries(read.filter(([, value]) => value !== null)) as SettingChanges;
  return changedConfiguration(configuration, changes);
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
    error:
      read.error ??
      (name === "steps" ? tooFewSteps(Number(read.value), step) : null) ??
      ruleBroken(asForked(configuration, entries), name),
    applies: true,
  };
}

/** What the fork is asked for: the values that differ from the parent's; null while an entry cannot be used. */
export function forkChanges(
  configuration: RunConfiguration,
  step: number,
  entries: Entries,
): Partial<Record<SettingName, SettingValue>> | null {
  const fields = forkableSettings(asForked(configuration, entries)).map((name) =>
    forkField(configuration, step, name, entries),
  );
  if (fields.some(({ error }) => error !== null)) return null;
  return Object.fromEntries(
    fields
      .filter(({ changed }) => changed)
      .map(({ name, shown }) => [name, readEntry(name, shown).value ?? configuration[name]]),
  );
}

/** Why a setting cannot go with the others. */
function ruleBroken(configuration: RunConfiguration, name: SettingName): string | null {
  const broken = brokenRules(configuration).find(({ setting }) => setting === name);
  return broken === undefined ? null : reasonIn(broken);
}

function tooFewSteps(steps: number, step: number): string | null {
  return steps > step ? null : `The fork begins at step ${formatCount(step)}: it has to end at a later one.`;
}
