import { describe, expect, it } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { brokenRules } from "../../../shared/settings/rules.ts";
import { applies, type SettingName } from "../../../shared/settings/table.ts";
import { systemFacts, systemNames, type SystemName } from "../../../shared/systems.ts";
import { experimentOf, presetNames, presetSettings, systemsOfPreset } from "../../../shared/presets.ts";

const generalNames = presetNames.filter((name) => experimentOf(name) === null);

describe("an experiment", () => {
  it.each(presetNames.flatMap((name) => experimentOf(name) ?? []))(
    "$title says what is expected with its source, and sets nothing in vain",
    ({ systems, own = {}, settings, expected }) => {
      expect(expected).toMatch(/[A-Z][a-z]+ et al\. \d{4}|N\(0|closed form/);
      expect(Object.keys(own).filter((system) => !systems.includes(system as SystemName))).toEqual([]);
      const runs = systems.map((system) => completeConfiguration({ ...settings, ...own[system], system }));
      for (const name of Object.keys(settings) as SettingName[]) {
        expect(
          runs.some((run) => applies(name, run)),
          name,
        ).toBe(true);
      }
      for (const run of runs) expect(brokenRules(run)).toEqual([]);
    },
  );

  it("changes a single system where it says so, and is taken with the first of them", () => {
    expect(presetSettings("ring-unrolled", "unrolled")).toMatchObject({ unrollSteps: 5, distribution: "ring" });
    expect(presetSettings("ring-unrolled", "gan-minimax")).not.toHaveProperty("unrollSteps");
    expect(systemsOfPreset("ring-unrolled")).toEqual(["unrolled", "gan-minimax"]);
    expect([...systemsOfPreset("paper"), ...systemsOfPreset("constructor")]).toEqual([]);
  });
});

describe("presets", () => {
  it.each(presetNames.flatMap((name) => systemNames.map((system) => [name, system] as const)))(
    "%s completes to a valid %s",
    (name, system) => {
      expect(completeConfiguration(presetSettings(name, system)).system).toBe(system);
    },
  );

  it.each(generalNames.flatMap((name) => systemNames.map((system) => [name, system] as const)))(
    "%s leaves the %s what its paper says, but for what its own file changes",
    (name, system) => {
      const { defaults, presets } = systemFacts(system);
      const configuration = completeConfiguration(presetSettings(name, system));
      expect(configuration).toMatchObject({ ...defaults, ...presets[name] });
    },
  );

  it("keeps what only the WGAN's authors did to the WGAN", () => {
    const warm = systemNames.filter((system) => completeConfiguration(presetSettings("paper", system)).warmup);
    expect(warm).toEqual(["wgan"]);
    const steep = systemNames.filter((system) => presetSettings("quick-look", system).learningRate !== undefined);
    expect(steep).toEqual(["wgan"]);
  });

  it("lets what the user asks for win", () => {
    const asked = { steps: 7, learningRate: 1e-3 };
    expect(completeConfiguration(presetSettings("paper", "wgan"), asked)).toMatchObject(asked);
  });

  it("paper is the paper's Algorithm 1 with the authors' warm-up", () => {
    expect(completeConfiguration(presetSettings("paper", "wgan"))).toMatchObject({
      optimizer: "rmsprop",
      learningRate: 5e-5,
      alpha: 0.99,
      initialisationStd: 0.02,
      clip: 0.01,
      batch: 64,
      nCritic: 5,
      warmup: true,
      imageSize: 64,
      nf: 64,
      nz: 100,
    });
  });

  it("names the nearest preset where one is misspelt", () => {
    expect(() => presetSettings("quicklook", "wgan")).toThrow(/quick-look/);
    expect(() => presetSettings("constructor", "wgan")).toThrow(/no preset/);
  });
});
