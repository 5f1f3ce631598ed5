/**
 * Named beginnings for a run: settings that go together, laid between the defaults and what the user asks for. What
 * they set is right for every system; what one system alone needs stands in its file (`presets`).
 */
import type { RunConfiguration } from "./configuration.ts";
import type { DomainName } from "./domains.ts";
import { StudioError } from "./errors.ts";
import { message } from "./messages/message.ts";
import { settingTable } from "./settings/table.ts";
import { nearestName } from "./nearestName.ts";
import { experiments } from "./presets/experiments.ts";
import { generalPresets } from "./presets/general.ts";
import type { Experiment, Preset } from "./presets/preset.ts";
import { systemFacts, type SystemName } from "./systems.ts";

/** All presets by name. */
export const presets = { ...generalPresets, ...experiments };

export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly PresetName[];

/** The preset as an experiment; null of one that is for every system. */
export function experimentOf(name: PresetName): Experiment | null {
  return Object.hasOwn(experiments, name) ? experiments[name as keyof typeof experiments] : null;
}

/** The systems that a preset is about, none where it is for every one. */
export function systemsOfPreset(name: string): readonly SystemName[] {
  return isPresetName(name) ? (experimentOf(name)?.systems ?? []) : [];
}

/** What a preset is for. */
export function domainOfPreset(name: PresetName): DomainName {
  const { settings }: Preset = presets[name];
  return settings.domain ?? settingTable.domain.default;
}

/** The presets of a domain, the one that is taken where nobody chooses first, experiments last. */
export function presetsOf(domain: DomainName): PresetName[] {
  return presetNames.filter((name) => domainOfPreset(name) === domain);
}

/**
 * A preset as one layer for `completeConfiguration`, to stand before the user's own settings.
 *
 * @throws StudioError `invalid-argument` that names the nearest preset where there is none of this name
 */
export function presetSettings(name: string, system: SystemName): Partial<RunConfiguration> {
  if (!isPresetName(name)) {
    const nearest = nearestName(name, presetNames);
    const sentence =
      nearest === undefined
        ? message("setting.noPreset", { name, presets: presetNames })
        : message("setting.noPresetNear", { name, nearest });
    throw new StudioError("invalid-argument", sentence, { preset: name });
  }
  const own = experimentOf(name)?.own?.[system];
  return { ...presets[name].settings, ...own, ...systemFacts(system).presets[name], system };
}

function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}
