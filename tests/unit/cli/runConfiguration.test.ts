import { expect, test } from "vitest";
import { configurationFor } from "../../../electron/cli/settings/runConfiguration.ts";
import { systemsOfGroup } from "../../../electron/cli/settings/systemsFlag.ts";
import { settingTable } from "../../../shared/settings/table.ts";

test("flags win over the preset, the preset over the defaults", () => {
  const configuration = configurationFor({ nf: 8 }, "quick-look");
  expect(configuration).toMatchObject({ nf: 8, imageSize: 32, nz: settingTable.nz.default });
});

test("each system keeps its own optimiser under a preset", () => {
  expect(configurationFor({ system: "gan" })).toMatchObject({ optimizer: "adam", nCritic: 1 });
  expect(configurationFor({ system: "wgan" })).toMatchObject({ optimizer: "rmsprop", nCritic: 5 });
});

test("an experiment says its system where nobody does", () => {
  expect(configurationFor({}, "ring-unrolled")).toMatchObject({ system: "unrolled", unrollSteps: 5, domain: "points" });
  expect(configurationFor({ system: "gan" }, "ring-unrolled")).toMatchObject({ system: "gan", learningRate: 1e-3 });
  expect(systemsOfGroup({ preset: "ring-unrolled" })).toEqual(["unrolled", "gan-minimax"]);
  expect(systemsOfGroup({ algo: "wgan,gan", preset: "ring-unrolled" })).toEqual(["wgan", "gan"]);
  expect(() => systemsOfGroup({ preset: "paper" })).toThrow(/critic presets/);
});

test("`none` leaves the table's defaults", () => {
  expect(configurationFor({}, "none")).toMatchObject({ imageSize: 64, nf: 64, steps: 20_000 });
});

test("an unknown preset names the nearest, a value out of range its range", () => {
  expect(() => configurationFor({}, "quik-look")).toThrow(/Did you mean "quick-look"/);
  expect(() => configurationFor({ batch: 1 }, "none")).toThrow(/--batch\) must be a whole number from 2 to 1,024/);
  expect(() => configurationFor({ system: "wgna" }, "none")).toThrow(/one of wgan, gan, gan-minimax/);
});
