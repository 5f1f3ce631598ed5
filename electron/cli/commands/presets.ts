import type { Command } from "commander";
import {
  domainOfPreset,
  experimentOf,
  presetNames,
  presets,
  presetSettings,
  type PresetName,
} from "../../../shared/presets.ts";
import { settingTable, type SettingName } from "../../../shared/settings/table.ts";
import type { SystemName } from "../../../shared/systems.ts";
import type { ContextOf } from "../context.ts";
import { formatTable } from "../text/table.ts";

/** `critic presets`: the named beginnings, and what is expected of an experiment. */
export function addPresetsCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("presets")
    .argument("[preset]", "one of them, with its settings")
    .summary("list presets and experiments")
    .description(
      "Lists the presets, and the experiments with a known outcome: what each is for, its systems and settings, " +
        "and what was expected of it before its first run. `critic train --preset NAME` trains the first of its " +
        "systems, `critic group --preset NAME` all of them beside each other.",
    )
    .action((asked: string | undefined) => {
      const { output } = contextOf();
      const named = asked === undefined ? presetNames : [knownPreset(asked)];
      if (output.json) {
        output.printJson(named.map(toRecord));
        return;
      }
      output.print(asked === undefined ? listOf(named) : named.map(describe).join(""));
    });
}

function toRecord(name: PresetName): object {
  const { title, sentence, settings } = presets[name];
  const { systems = [], expected = null, own = {} } = experimentOf(name) ?? {};
  return { name, title, sentence, domain: domainOfPreset(name), systems, expected, settings, own };
}

function listOf(names: readonly PresetName[]): string {
  const rows = names.map((name) => [
    name,
    domainOfPreset(name),
    experimentOf(name)?.systems.join(", ") ?? "any",
    presets[name].title,
  ]);
  return formatTable([["NAME", "DOMAIN", "SYSTEMS", "TITLE"], ...rows]);
}

function describe(name: PresetName): string {
  const { title, sentence } = presets[name];
  const experiment = experimentOf(name);
  const systems: readonly (SystemName | null)[] = experiment?.systems ?? [null];
  const flags = systems.map((system) => {
    const settings: Readonly<Record<string, unknown>> =
      system === null ? presets[name].settings : presetSettings(name, system);
    const words = Object.entries(settings).map(([setting, value]) => flagOf(setting as SettingName, value));
    return `  ${words.join(" ")}`;
  });
  const expected = experiment === null ? [] : ["", `Expected before its first run: ${experiment.expected}`];
  return [`${title}. ${sentence}`, ...expected, "", ...flags].join("\n");
}

/** As one would type it. */
function flagOf(setting: SettingName, value: unknown): string {
  const { flag } = settingTable[setting];
  if (typeof value === "boolean") return value ? `--${flag}` : `--no-${flag}`;
  return `--${flag} ${String(value)}`;
}

function knownPreset(asked: string): PresetName {
  // It refuses a name that is none, with the nearest.
  presetSettings(asked, "wgan");
  return asked as PresetName;
}
