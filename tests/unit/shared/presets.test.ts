import { describe, expect, it } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { systemFacts, systemNames } from "../../../shared/systems.ts";
import { presetNames, presetSettings } from "../../../shared/presets.ts";

describe("presets", () => {
  it.each(presetNames.flatMap((name) => systemNames.map((system) => [name, system] as const)))(
    "%s completes to a valid %s",
    (name, system) => {
      expect(completeConfiguration(presetSettings(name, system)).system).toBe(system);
    },
  );

  it.each(presetNames.flatMap((name) => systemNames.map((system) => [name, system] as const)))(
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
