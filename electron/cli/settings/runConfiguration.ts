import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { settingTable } from "../../../shared/settings/table.ts";
import type { SystemName } from "../../../shared/systems.ts";
import type { DomainName } from "../../../shared/domains.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import {
  domainOfPreset,
  experimentOf,
  presetSettings,
  presetsOf,
  systemsOfPreset,
  type PresetName,
} from "../../../shared/presets.ts";
import { noPreset } from "./runFlags.ts";
import type { GivenSettings } from "./settingFlags.ts";

/**
 * The table's defaults, then the system's, then the preset's, then the flags. An experiment says the system itself.
 *
 * @throws StudioError `invalid-argument` for an unknown preset or a value out of range
 */
export function configurationFor(given: GivenSettings, preset?: string): RunConfiguration {
  const chosen = preset ?? defaultPreset(given);
  const system = (given.system ?? systemsOfPreset(chosen)[0] ?? settingTable.system.default) as SystemName;
  const configuration = completeConfiguration(chosen === noPreset ? {} : presetSettings(chosen, system), given);
  if (preset !== undefined) refuseOtherDomain(given, preset);
  return configuration;
}

/** The first preset of the domain that is asked for; of one that is none, whatever: its name is refused by itself. */
function defaultPreset({ domain = settingTable.domain.default }: GivenSettings): string {
  return presetsOf(domain as DomainName)[0] ?? noPreset;
}

/** A preset of pictures says nothing of points. */
function refuseOtherDomain({ domain }: GivenSettings, preset: string): void {
  const own = preset === noPreset ? domain : domainOfPreset(preset as PresetName);
  if (domain === undefined || domain === own) return;
  const fitting = presetsOf(domain as DomainName).filter((name) => experimentOf(name) === null);
  throw new StudioError(
    "invalid-argument",
    message("cli.presetOfOtherDomain", { preset, own: String(own), domain: String(domain), fitting, none: noPreset }),
    { flag: "--preset" },
  );
}
