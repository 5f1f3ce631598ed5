/** What the settings of a run say of its domain. */
import { describe, expect, it } from "vitest";
import {
  completeConfiguration,
  refuseContradictions,
  configurationDifferences,
} from "../../../shared/configuration.ts";
import { domainFacts, sampleShape } from "../../../shared/domains.ts";
import { networkFor } from "../../../shared/networks/networks.ts";
import { presetNames, presetSettings } from "../../../shared/presets.ts";
import { settingSchema } from "../../../shared/settings/settingSchema.ts";
import { applies, dataSettingsOf, settingNamed, settingNames, whyIdle } from "../../../shared/settings/table.ts";
import { readStoredConfiguration, storedConfiguration } from "../../../shared/storedConfiguration.ts";
import { systemNames } from "../../../shared/systems.ts";

const pictures = completeConfiguration({});
const points = completeConfiguration({ domain: "points" });

describe("the settings of points", () => {
  it("are two numbers a sample, made by MLPs", () => {
    expect(sampleShape(points)).toEqual([2]);
    expect(sampleShape(pictures)).toEqual([64, 64, 3]);
    expect(networkFor("generator", points).at(-1)?.outputShape).toEqual([2]);
    expect(networkFor("critic", points)[0]?.inputShape).toEqual([2]);
  });

  it("leave out what has no meaning for points, and say why", () => {
    const idle = ["imageSize", "channels", "fit", "generator", "critic", "nf"] as const;
    for (const name of idle) expect(applies(name, points), name).toBe(false);
    expect(whyIdle("imageSize", points)).toBe("only images have it");
    expect(whyIdle("distribution", pictures)).toBe("only points have it");
    expect(whyIdle("nf", points)).toBe("an mlp has no filters");
    expect(applies("hiddenUnits", points)).toBe(true);
    expect(applies("hiddenUnits", pictures)).toBe(false);
  });

  it("have radius, spacing and σ where the distribution leaves them open, and say so elsewhere", () => {
    expect(dataSettingsOf(points)).toEqual(["distribution"]);
    expect(dataSettingsOf({ ...points, distribution: "ring-own" })).toEqual(["distribution", "ringRadius", "modeStd"]);
    expect(dataSettingsOf({ ...points, distribution: "grid-own" })).toEqual(["distribution", "gridSpacing", "modeStd"]);
    expect(whyIdle("ringRadius", points)).toBe("only --distribution ring-own has it");
    expect(whyIdle("modeStd", points)).toBe("only --distribution ring-own or grid-own has it");
    expect(whyIdle("modeStd", pictures)).toBe("only points have it");
    const changed = { ...points, modeStd: 0.5 };
    expect(configurationDifferences(points, changed)).toEqual([]);
    expect(Object.keys(storedConfiguration(points))).not.toContain("modeStd");
  });

  it("cannot have a network of convolutions, whoever asks", () => {
    refuseContradictions(points);
    expect(() => {
      refuseContradictions({ ...points, generator: "dcgan" });
    }).toThrow(
      "generator (--generator) cannot be dcgan. In the domain points it is mlp: leave it out. Nothing was changed.",
    );
  });

  it("keep a system's own defaults", () => {
    for (const system of systemNames) {
      const configuration = completeConfiguration({ domain: "points", system });
      expect(configuration.optimizer).toBe(completeConfiguration({ system }).optimizer);
      expect(configuration).toMatchObject({ nz: 2, hiddenUnits: 128, generator: "mlp", critic: "mlp" });
    }
  });
});

describe("records", () => {
  it("of pictures are what they were before there were domains", () => {
    const record = storedConfiguration(pictures);
    expect(Object.keys(record)).not.toContain("domain");
    expect(Object.keys(record)).not.toContain("distribution");
    expect(Object.keys(record)).not.toContain("hiddenUnits");
    expect(readStoredConfiguration(record, "a run").configuration).toEqual(pictures);
  });

  it("of points come back as they were", () => {
    const run = completeConfiguration({ domain: "points", distribution: "moons", system: "gan" });
    expect(readStoredConfiguration(storedConfiguration(run), "a run")).toEqual({ configuration: run, unknown: [] });
    expect(configurationDifferences(points, pictures).map(({ name }) => name)).toContain("domain");
  });

  it("of a newer version's domain are named, not taken for another", () => {
    const { unknown } = readStoredConfiguration({ ...storedConfiguration(pictures), domain: "sounds" }, "a run");
    expect(unknown).toEqual(['domain "sounds"']);
    expect(domainFacts("sounds")).toMatchObject({ title: "sounds", viewer: null });
  });
});

it("every preset gives settings without a contradiction, for every system", () => {
  for (const preset of presetNames) {
    for (const system of systemNames) refuseContradictions(completeConfiguration(presetSettings(preset, system)));
  }
  expect(settingNames).toContain("domain");
});

it("settings that need another name one of the table, and values that it can have", () => {
  for (const name of settingNames) {
    for (const [other, values] of Object.entries(settingNamed(name).onlyWith ?? {})) {
      expect(settingNames, name).toContain(other);
      const schema = settingSchema(settingNamed(other as (typeof settingNames)[number]));
      for (const value of values)
        expect(schema.safeParse(value).success, `${name} with ${other} ${String(value)}`).toBe(true);
    }
  }
});
