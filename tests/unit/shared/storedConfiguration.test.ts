import { describe, expect, it } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { settingNames, settingTable } from "../../../shared/settings/table.ts";
import {
  readStoredConfiguration,
  refuseUnknownSettings,
  storedConfiguration,
} from "../../../shared/storedConfiguration.ts";

/** As version 0.1.0 wrote it. */
const of010 = {
  algorithm: "gan",
  learningRate: 0.0002,
  clip: 0.01,
  nCritic: 1,
  warmup: false,
  generator: "dcgan",
  critic: "dcgan",
  imageSize: 64,
  channels: 3,
  nf: 64,
  nz: 100,
  fit: "crop",
  batch: 64,
  optimizer: "adam",
  smoothing: 0.9,
  beta1: 0.5,
  beta2: 0.999,
  initialisationStd: 0.02,
  steps: 20_000,
  seed: 1,
  engine: "compiled",
  device: "cpu",
  threads: 0,
  sampleEvery: 100,
  sampleCount: 64,
  checkpointEvery: 500,
  keepCheckpoints: 12,
};

describe("settings to be recorded", () => {
  it("leave out what has no effect on the run and what only follows another", () => {
    const stored = storedConfiguration(completeConfiguration({ system: "gan" }));
    expect(Object.keys(stored)).toEqual(expect.arrayContaining(["system", "nCritic", "beta1", "learningRate"]));
    for (const name of ["clip", "alpha", "criticLearningRate", "criticOptimizer"])
      expect(stored).not.toHaveProperty(name);
  });

  it.each([
    {},
    { system: "gan" },
    { criticLearningRate: 4e-4 },
    { criticOptimizer: "adam", criticBeta1: 0.1 },
    { generator: "mlp", critic: "mlp" },
    { engine: "cpu" },
  ] as const)("come back as they were: %j", (changes) => {
    const configuration = completeConfiguration(changes);
    const stored = JSON.parse(JSON.stringify(storedConfiguration(configuration))) as unknown;
    expect(readStoredConfiguration(stored, "x")).toEqual({ configuration, unknown: [] });
  });
});

describe("recorded settings", () => {
  it("are read as they were written", () => {
    const configuration = completeConfiguration({ system: "gan", alpha: 0.9 });
    expect(readStoredConfiguration(configuration, "x")).toEqual({ configuration, unknown: [] });
  });

  it("of version 0.1.0 have the names of today", () => {
    const { configuration, unknown } = readStoredConfiguration(of010, "x");
    expect(unknown).toEqual([]);
    // Such runs had no probes.
    expect(configuration).toEqual(completeConfiguration({ system: "gan", alpha: 0.9, probeEvery: 0 }));
  });

  it("have the value of their time where a setting is younger than the record", () => {
    const older = Object.entries(of010).filter(([name]) => name !== "device");
    expect(readStoredConfiguration(Object.fromEntries(older), "x").configuration.device).toBe("cpu");
    const { configuration, unknown } = readStoredConfiguration({}, "x");
    expect(unknown).toEqual([]);
    for (const name of settingNames) expect(configuration[name], name).toBe(settingTable[name].whenMissing);
  });

  it("of a newer version are named, and the others kept", () => {
    const newer = { ...of010, algorithm: "diffusion", gradientMagic: 10, generator: "resnet", steps: 5 };
    const { configuration, unknown } = readStoredConfiguration(newer, "x");
    expect(unknown).toEqual(['system "diffusion"', 'generator "resnet"', "gradientMagic 10"]);
    expect(configuration).toMatchObject({ system: "diffusion", generator: "dcgan", steps: 5 });
    expect(() => {
      refuseUnknownSettings(unknown, 'Run "cats"');
    }).toThrow(/Run "cats" has settings.*"diffusion".*gradientMagic 10.*exported, but not trained/);
  });

  it.each([null, [], "wgan", 5])("that are %j are damaged", (stored) => {
    expect(() => readStoredConfiguration(stored, 'run "cats"')).toThrow(StudioError);
  });

  it("from a stranger are told on one line and cut off", () => {
    const { configuration, unknown } = readStoredConfiguration({ "a\nb": "c".repeat(1000), system: "\u001b[31m" }, "x");
    expect(unknown.every((each) => each.length < 200 && !each.includes("\n") && !each.includes("\u001b"))).toBe(true);
    expect(configuration.system).toBe("wgan");
  });

  it("that are known are not refused", () => {
    expect(() => {
      refuseUnknownSettings([], "x");
    }).not.toThrow();
  });
});
