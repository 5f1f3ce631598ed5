import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { hyperparameters, type Algorithm } from "../../../shared/hyperparameters.ts";
import { presetSettings } from "../../../shared/presets.ts";
import { noPreset } from "./runFlags.ts";
import type { GivenSettings } from "./settingFlags.ts";

/**
 * The table's defaults, then the algorithm's, then the preset's, then the flags.
 *
 * @throws StudioError `invalid-argument` for an unknown preset or a value out of range
 */
export function configurationFor(given: GivenSettings, preset: string): RunConfiguration {
  const algorithm = (given.algorithm ?? hyperparameters.algorithm.default) as Algorithm;
  return completeConfiguration(preset === noPreset ? {} : presetSettings(preset, algorithm), given);
}
