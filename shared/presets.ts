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
import { systemFacts, type SystemName } from "./systems.ts";

/** A named beginning. What it does not name stays the system's own default, the optimiser above all. */
export interface Preset {
  readonly title: string;
  /** When to choose it, in a sentence. */
  readonly sentence: string;
  /** For every system: size, length, what is kept. Optimiser and step length are the system's. */
  readonly settings: Partial<RunConfiguration>;
}

/** All presets by name. */
export const presets = {
  "quick-look": {
    title: "Quick look",
    sentence:
      "32 px and slim networks: a WGAN beside a GAN shows recognisable progress within five minutes on two cores.",
    settings: {
      generator: "dcgan",
      critic: "dcgan",
      imageSize: 32,
      nf: 24,
      nz: 100,
      batch: 32,
      steps: 1500,
      sampleEvery: 50,
      checkpointEvery: 250,
    },
  },
  paper: {
    title: "The paper",
    sentence:
      "64 px, each system as in its paper, the WGAN with its authors' warm-up: days on a processor, hours on a GPU.",
    settings: {
      generator: "dcgan",
      critic: "dcgan",
      imageSize: 64,
      channels: 3,
      nf: 64,
      nz: 100,
      batch: 64,
      initialisationStd: 0.02,
      steps: 100_000,
      sampleEvery: 500,
      checkpointEvery: 1000,
    },
  },
  points: {
    title: "Points at a glance",
    sentence: "A ring of 8 Gaussians and small MLPs: whether a system finds every mode shows within a minute or two.",
    settings: {
      domain: "points",
      nz: 2,
      hiddenUnits: 128,
      batch: 256,
      initialisationStd: 0.1,
      steps: 3000,
      sampleEvery: 50,
      sampleCount: 256,
      checkpointEvery: 500,
    },
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly PresetName[];

/** What a preset is for. */
export function domainOfPreset(name: PresetName): DomainName {
  const { settings }: Preset = presets[name];
  return settings.domain ?? settingTable.domain.default;
}

/** The presets of a domain, the one that is taken where nobody chooses first. */
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
  return { ...presets[name].settings, ...systemFacts(system).presets[name], system };
}

function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}
