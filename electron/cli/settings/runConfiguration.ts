import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { settingTable } from "../../../shared/settings/table.ts";
import type { SystemName } from "../../../shared/systems.ts";
import { presetSettings } from "../../../shared/presets.ts";
import { noPreset } from "./runFlags.ts";
import type { GivenSettings } from "./settingFlags.ts";

/**
 * The table's defaults, then the system's, then the preset's, then the flags.
 *
 * @throws StudioError `invalid-argument` for an unknown preset or a value out of range
 */
export function configurationFor(given: GivenSettings, preset: string): RunConfiguration {
  const system = (given.system ?? settingTable.system.default) as SystemName;
  return completeConfiguration(preset === noPreset ? {} : presetSettings(preset, system), given);
}
