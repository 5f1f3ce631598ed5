/** The flags for the settings of a run, made from the one table of settings. */
import { Option, type Command } from "commander";
import { describeRange } from "../../../shared/describeRange.ts";
import { systemFacts, systemNames } from "../../../shared/systems.ts";
import { settingHelp } from "../../../shared/settings/settingHelp.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { Setting } from "../../../shared/settings/setting.ts";
import { generalPresets } from "../../../shared/presets/general.ts";
import type { Preset } from "../../../shared/presets/preset.ts";

/** Settings as they were given on the command line. */
export type GivenSettings = Partial<Record<SettingName, string | number | boolean>>;

export interface SettingFlagChoice {
  /** Settings that this command has no flag for. */
  readonly without?: readonly SettingName[];
  /** Settings whose flags its help names; the others are still read, so that the studio can say why they do not fit. */
  readonly shown?: readonly SettingName[];
}

const headings: Readonly<Record<Setting["group"], string>> = {
  system: "System:",
  networks: "Networks:",
  data: "Data:",
  optimisation: "Optimisation:",
  run: "The run:",
};

/** Adds a flag for every setting of the table to a command. */
export function addSettingFlags(command: Command, { without = [], shown }: SettingFlagChoice = {}): Command {
  const groups = Object.keys(headings);
  const names = (Object.keys(settingTable) as SettingName[]).toSorted(
    (a, b) => groups.indexOf(settingTable[a].group) - groups.indexOf(settingTable[b].group),
  );
  for (const name of names) {
    if (without.includes(name)) continue;
    const isHidden = shown !== undefined && !shown.includes(name);
    for (const option of optionsOf(name)) command.addOption(isHidden ? option.hideHelp() : option);
  }
  return command;
}

/** One option, or two for a switch: `--warmup` and `--no-warmup`. */
function optionsOf(name: SettingName): Option[] {
  const setting: Setting = settingTable[name];
  const heading = headings[setting.group];
  if (setting.type !== "switch") {
    const flags = [setting.flag, ...(setting.formerFlags ?? [])];
    return flags.map((flag) =>
      new Option(`--${flag} <${placeholder(setting)}>`, explain(name, setting))
        .helpGroup(heading)
        .hideHelp(flag !== setting.flag),
    );
  }
  return [
    new Option(`--${setting.flag}`, explain(name, setting)).helpGroup(heading),
    new Option(`--no-${setting.flag}`, "The opposite.").helpGroup(heading),
  ];
}

function placeholder(setting: Exclude<Setting, { type: "switch" }>): string {
  if (setting.type === "choice") return setting.choices.every((choice) => typeof choice === "number") ? "n" : "name";
  return setting.type === "integer" ? "n" : "x";
}

/** `Images in each minibatch m; a step's time grows with it. (images; a whole number from 2 to 1,024; default 64)` */
function explain(name: SettingName, setting: Setting): string {
  const facts = [setting.unit, setting.type === "switch" ? null : describeRange(setting), defaultOf(name, setting)];
  return `${settingHelp(setting, (choice) => choice)} (${facts.filter((fact) => fact !== null).join("; ")})`;
}

/** `default 0.00005, gan and gan-minimax 0.0002, quick-look wgan 0.0002`: the table's, then who has another. */
function defaultOf(name: SettingName, setting: Setting): string {
  const ofSystems = systemNames.map((system) => ({ who: system, value: systemFacts(system).defaults[name] }));
  const ofPresets = Object.entries<Preset>(generalPresets).flatMap(([preset, { settings }]) => [
    { who: preset, value: settings[name] },
    ...systemNames.map((system) => ({
      who: `${preset} ${system}`,
      value: systemFacts(system).presets[preset]?.[name],
    })),
  ]);
  const others = [...ofSystems, ...ofPresets].filter(({ value }) => value !== undefined && value !== setting.default);
  const byValue = Map.groupBy(others, ({ value }) => value ?? setting.default);
  const exceptions = [...byValue].map(([value, same]) => `${same.map(({ who }) => who).join(" and ")} ${shown(value)}`);
  return [`default ${shown(setting.default)}`, ...exceptions].join(", ");
}

function shown(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}

/**
 * The settings among a command's parsed options. What is no number where one is due stays a string, so that validation
 * can name it with the range.
 */
export function settingsFromFlags(options: Readonly<Record<string, unknown>>): GivenSettings {
  const given: GivenSettings = {};
  for (const name of Object.keys(settingTable) as SettingName[]) {
    const setting: Setting = settingTable[name];
    const value = [setting.flag, ...(setting.formerFlags ?? [])]
      .map((flag) => options[attributeOf(flag)])
      .find((each) => each !== undefined);
    if (typeof value === "string") given[name] = isNumeric(setting) ? numberFrom(value) : value;
    else if (typeof value === "boolean") given[name] = value;
  }
  return given;
}

/** The name under which commander hands out a flag's value. */
function attributeOf(flag: string): string {
  return new Option(`--${flag} <value>`).attributeName();
}

function isNumeric(setting: Setting): boolean {
  if (setting.type === "choice") return setting.choices.every((choice) => typeof choice === "number");
  return setting.type === "integer" || setting.type === "number";
}

/** `1e-4`, `64` and `20_000` are numbers; `0x10` and the empty string are none that a person means. */
export function numberFrom(text: string): number | string {
  const plain = text.trim().replaceAll(/(?<=\d)_(?=\d)/g, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : text;
}
