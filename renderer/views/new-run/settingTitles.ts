/** How settings, their choices and their values read in forms and tables. */
import { systemFacts } from "../../../shared/systems.ts";
import { formatCount } from "../../../shared/figures.ts";
import { numberAsTyped } from "./typedNumber.ts";
import { settingHelp } from "../../../shared/settings/settingHelp.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { Setting } from "../../../shared/settings/setting.ts";

const groupTitles: Readonly<Record<Setting["group"], string>> = {
  run: "The run",
  networks: "Networks",
  data: "The data",
  system: "System",
  optimisation: "Optimisation",
};

export function groupTitle(group: Setting["group"]): string {
  return groupTitles[group];
}

/** How a choice of a setting reads in a list. */
export function choiceTitle(name: SettingName, choice: string | number): string {
  const setting: Setting = settingTable[name];
  return (setting.type === "choice" ? setting.choiceTitles?.[String(choice)] : undefined) ?? String(choice);
}

/** What a setting does, its choices by their titles. */
export function helpOf(name: SettingName): string {
  return settingHelp(settingTable[name], (choice) => choiceTitle(name, choice));
}

/**
 * The label of a setting. The network that stands against the generator is called as the systems' papers do: a critic,
 * a discriminator, an encoder.
 */
export function settingTitle(name: SettingName, systems: readonly string[]): string {
  const { title } = settingTable[name];
  const called = systems.map((system) => systemFacts(system).criticTitle).filter((word) => word !== null);
  const words = [...new Set(called)].join(" and ");
  if (words === "") return title;
  return name === "critic"
    ? words.slice(0, 1).toUpperCase() + words.slice(1)
    : title.replace(/of the critic$/, `of the ${words}`);
}

/** A value in a sentence or a table, a number as one would type it: `RMSProp`, `on`, `5e-5`, `20,000`. */
export function valueTitle(name: SettingName, value: string | number | boolean): string {
  const setting: Setting = settingTable[name];
  if (typeof value === "boolean") return value ? "on" : "off";
  if (setting.type === "choice") return choiceTitle(name, value);
  if (typeof value !== "number") return value;
  return value >= 1000 ? formatCount(value) : numberAsTyped(value);
}
