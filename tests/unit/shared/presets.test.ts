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

  it.each(presetNames)("%s leaves a GAN its own optimiser", (name) => {
    for (const system of ["gan", "gan-minimax"] as const) {
      const configuration = completeConfiguration(presetSettings(name, system));
      expect(configuration).toMatchObject(systemFacts(system).defaults);
      expect(configuration.warmup).toBe(false);
    }
  });

  it("lets what the user asks for win", () => {
    const asked = { steps: 7, learningRate: 1e-3 };
    expect(completeConfiguration(presetSettings("paper", "wgan"), asked)).toMatchObject(asked);
  });

  it("paper is the paper's Algorithm 1 with the authors' warm-up", () => {
    expect(completeConfiguration(presetSettings("paper", "wgan"))).toMatchObject({
      optimizer: "rmsprop",
      learningRate: 5e-5,
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
