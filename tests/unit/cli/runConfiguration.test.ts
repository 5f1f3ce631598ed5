import { expect, test } from "vitest";
import { configurationFor } from "../../../electron/cli/settings/runConfiguration.ts";
import { settingTable } from "../../../shared/settings/table.ts";

test("flags win over the preset, the preset over the defaults", () => {
  const configuration = configurationFor({ nf: 8 }, "quick-look");
  expect(configuration).toMatchObject({ nf: 8, imageSize: 32, nz: settingTable.nz.default });
});

test("each system keeps its own optimiser under a preset", () => {
  expect(configurationFor({ system: "gan" })).toMatchObject({ optimizer: "adam", nCritic: 1 });
  expect(configurationFor({ system: "wgan" })).toMatchObject({ optimizer: "rmsprop", nCritic: 5 });
});

test("`none` leaves the table's defaults", () => {
  expect(configurationFor({}, "none")).toMatchObject({ imageSize: 64, nf: 64, steps: 20_000 });
});

test("an unknown preset names the nearest, a value out of range its range", () => {
  expect(() => configurationFor({}, "quik-look")).toThrow(/Did you mean "quick-look"/);
  expect(() => configurationFor({ batch: 1 }, "none")).toThrow(/--batch\) must be a whole number from 2 to 1,024/);
  expect(() => configurationFor({ system: "wgna" }, "none")).toThrow(/one of wgan, gan, gan-minimax/);
});
