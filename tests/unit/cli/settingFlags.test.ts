import { Command } from "commander";
import { expect, test } from "vitest";
import { resumeSettings } from "../../../electron/cli/commands/resume.ts";
import { addSettingFlags, numberFrom, settingsFromFlags } from "../../../electron/cli/settings/settingFlags.ts";
import { describeRange } from "../../../shared/describeRange.ts";
import { settingNames, settingTable } from "../../../shared/settings/table.ts";
import type { Setting } from "../../../shared/settings/setting.ts";

function parse(words: readonly string[], choice = {}): Record<string, unknown> {
  const command = addSettingFlags(new Command("train"), choice)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return settingsFromFlags(command.parse(words, { from: "user" }).opts());
}

test.each(Object.entries(settingTable) as [string, Setting][])("%s has a flag whose help explains it", (_, setting) => {
  const option = addSettingFlags(new Command("train")).options.find(({ long }) => long === `--${setting.flag}`);
  expect(option?.description).toContain(setting.help);
  if (setting.type !== "switch") expect(option?.description).toContain(describeRange(setting));
  if (setting.unit !== null) expect(option?.description).toContain(setting.unit);
  expect(option?.description).toContain("default ");
});

test("names the default of the systems and presets that have another", () => {
  const lr = addSettingFlags(new Command("train")).options.find(({ long }) => long === "--lr");
  expect(lr?.description).toMatch(/default 0\.00005, gan and .*gan-minimax.* 0\.0002, .*quick-look wgan.* 0\.001/);
  const size = addSettingFlags(new Command("train")).options.find(({ long }) => long === "--size");
  expect(size?.description).toContain("default 64, quick-look and paper unrolled 32");
});

test("hands out what was given, by the setting's name and in its type", () => {
  expect(
    parse(["--algo", "gan", "--lr", "1e-4", "--size", "32", "--n-critic", "3", "--init-std", "0.1", "--warmup"]),
  ).toEqual({ system: "gan", learningRate: 1e-4, imageSize: 32, nCritic: 3, initialisationStd: 0.1, warmup: true });
});

test("leaves out what was not given, switches too", () => {
  expect(parse([])).toEqual({});
  expect(parse(["--no-warmup"])).toEqual({ warmup: false });
});

test("keeps what is no number for validation to name", () => {
  expect(parse(["--steps", "many"])).toEqual({ steps: "many" });
  expect(parse(["--lr", "-1"])).toEqual({ learningRate: -1 });
});

test.each([
  ["64", 64],
  ["20_000", 20_000],
  ["5e-5", 5e-5],
  [".5", 0.5],
  ["-2", -2],
  ["", ""],
  [" ", " "],
  ["0x10", "0x10"],
  ["Infinity", "Infinity"],
  ["12px", "12px"],
  ["1__0", "1__0"],
])("reads %j as %j", (text, value) => {
  expect(numberFrom(text)).toBe(value);
});

test("a command may leave a setting out or keep it from its help", () => {
  expect(() => parse(["--algo", "gan"], { without: ["system"] })).toThrow(/unknown option '--algo'/);
  const command = addSettingFlags(new Command("resume"), { shown: ["steps"] });
  expect(command.helpInformation()).toContain("--steps");
  expect(command.helpInformation()).not.toContain("--nf");
  expect(parse(["--nf", "8"], { shown: ["steps"] })).toEqual({ nf: 8 });
});

test("resume's help shows just what the studio lets a run change", () => {
  const resumable = settingNames.filter((name) => settingTable[name].changedBy === "resume");
  expect([...resumeSettings].sort()).toEqual(resumable.sort());
});
