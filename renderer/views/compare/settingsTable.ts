import { configurationDifferences, type RunConfiguration } from "../../../shared/configuration.ts";
import type { SettingName } from "../../../shared/settings/table.ts";
import { settingTable } from "../../../shared/settings/table.ts";

/** One setting in which some of the runs differ. */
export interface DifferingSetting {
  readonly name: SettingName;
  /** One for each run, in their order. */
  readonly values: readonly (string | number | boolean)[];
}

/** The settings in which at least two of the runs differ, in the table's order. */
export function differingSettings(configurations: readonly RunConfiguration[]): DifferingSetting[] {
  const [first, ...others] = configurations;
  if (first === undefined) return [];
  const differing = new Set(others.flatMap((each) => configurationDifferences(first, each)).map(({ name }) => name));
  return (Object.keys(settingTable) as SettingName[])
    .filter((name) => differing.has(name))
    .map((name) => ({ name, values: configurations.map((configuration) => configuration[name]) }));
}
