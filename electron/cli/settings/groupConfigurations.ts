import type { RunConfiguration } from "../../../shared/configuration.ts";
import { applies, type SettingName } from "../../../shared/settings/table.ts";
import type { SystemName } from "../../../shared/systems.ts";
import { refuseIdleSettings } from "./idleFlags.ts";
import { configurationFor } from "./runConfiguration.ts";
import type { GivenSettings } from "./settingFlags.ts";

/**
 * The settings of a group's runs, one for each system: each has its system's defaults, and every flag holds for all
 * runs on which it has an effect.
 *
 * @throws StudioError `invalid-argument` for a flag that has an effect on none of them, and as `configurationFor`
 */
export function groupConfigurations(
  given: GivenSettings,
  systems: readonly SystemName[],
  preset?: string,
): RunConfiguration[] {
  const withAll = systems.map((system) => configurationFor({ ...given, system }, preset));
  refuseIdleSettings(given, withAll);
  return withAll.map((configuration) => {
    const fitting = Object.entries(given).filter(([name]) => applies(name as SettingName, configuration));
    return configurationFor({ ...Object.fromEntries(fitting), system: configuration.system }, preset);
  });
}
