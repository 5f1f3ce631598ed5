/** Whether a system contradicts itself: what its file declares is held against itself before anything trains. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import { presetNames } from "../../shared/presets.ts";
import { isTag } from "../../shared/seriesTag.ts";
import type { Setting, SettingValue } from "../../shared/settings/setting.ts";
import { settingSchema } from "../../shared/settings/settingSchema.ts";
import type { System } from "./system.ts";

/**
 * What does not fit together in a system, a sentence each; empty where all does.
 *
 * @param knownSettings the names of the settings that every run has
 */
export function contradictions(system: System, knownSettings: readonly string[]): string[] {
  return [
    ...ofName(system),
    ...ofSettings(system, knownSettings),
    ...ofPresets(system, knownSettings),
    ...ofConditions(system, knownSettings),
    ...ofSeries(system),
    ...ofPlan(system),
  ];
}

function ofName({ name, title, paper, explained }: System): string[] {
  const problems: string[] = [];
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) problems.push(`The name "${name}" is not made of lower-case words.`);
  if (title === "" || paper === "") problems.push("It has no title, or says no paper.");
  if (explained.length !== 3) problems.push("It is not explained in three sentences.");
  return problems;
}

function ofSettings({ settings, defaults, whenMissing = {} }: System, known: readonly string[]): string[] {
  const problems = Object.entries(settings).flatMap(([name, setting]) => ofSetting(name, setting));
  for (const name of Object.keys({ ...defaults, ...whenMissing })) {
    if (known.includes(name) || Object.hasOwn(settings, name)) continue;
    problems.push(`It has a default for "${name}", which is no setting of it.`);
  }
  return problems;
}

function ofPresets({ settings, presets = {} }: System, known: readonly string[]): string[] {
  return Object.entries(presets).flatMap(([preset, changed]) => [
    ...((presetNames as readonly string[]).includes(preset) ? [] : [`There is no preset "${preset}".`]),
    ...Object.keys(changed)
      .filter((name) => !known.includes(name) && !Object.hasOwn(settings, name))
      .map((name) => `Its preset "${preset}" sets "${name}", which is no setting of it.`),
  ]);
}

/** What its conditions name, and whom its rules are about. */
function ofConditions({ settings, cautions = [], rules = [] }: System, known: readonly string[]): string[] {
  const ofSettings = Object.entries(settings).flatMap(([name, { applies, rules: own = [] }]) =>
    [...(applies === undefined ? [] : [applies]), ...own].map(({ when }) => ({ what: `condition of "${name}"`, when })),
  );
  const conditions = [
    ...ofSettings,
    ...cautions.map(({ when }) => ({ what: "caution", when })),
    ...rules.map(({ when }) => ({ what: "rule", when })),
  ];
  const isUnknown = (name: string) => !known.includes(name) && !Object.hasOwn(settings, name);
  return [
    ...conditions.flatMap(({ what, when }) => {
      // Functions cannot be written down, and would be lost without a word.
      if (typeof when === "function") return [`A ${what} is a function, which cannot be written down: make it data.`];
      const unknown = Object.keys(when).filter(isUnknown);
      return unknown.map((name) => `It has a ${what} for "${name}", which is no setting of it.`);
    }),
    ...rules
      .filter(({ about }) => isUnknown(about))
      .map(({ about }) => `It has a rule about "${about}", which is no setting of it.`),
  ];
}

function ofSetting(name: string, setting: Setting): string[] {
  // A file that was written by hand may lack it, whatever the types say.
  const { default: usual, whenMissing } = setting as { default: SettingValue; whenMissing?: SettingValue };
  if (whenMissing === undefined) return [`The setting "${name}" has no value for records that lack it (whenMissing).`];
  return [usual, whenMissing].some((value) => !settingSchema(setting).safeParse(value).success)
    ? [`The setting "${name}" does not take its own default, or the value for records that lack it.`]
    : [];
}

function ofSeries({ series, judgedBy }: System): string[] {
  const tags = series.map(({ tag }) => tag);
  const problems = tags.filter((tag) => !isTag(tag)).map((tag) => `"${tag}" is no tag of a series.`);
  const twice = new Set(tags.filter((tag, place) => tags.indexOf(tag) !== place));
  for (const tag of twice) problems.push(`Two of its series have the tag "${tag}".`);
  if (!tags.includes(judgedBy)) problems.push(`It is judged by "${judgedBy}", which is none of its series.`);
  return problems;
}

function ofPlan(system: System): string[] {
  const { networks, series } = system;
  const plan = system.plan(defaultsOf(system));
  const names = plan.map(({ name }) => name);
  const problems = names
    .filter((name, place) => names.indexOf(name) !== place)
    .map((name) => `Two of its steps are called "${name}".`);
  if (plan.length === 0) problems.push("Its plan has no step.");
  for (const { name, trains } of plan) {
    if (trains.length === 0) problems.push(`The step "${name}" trains nothing.`);
    for (const role of trains) {
      if (networks[role] === undefined) problems.push(`The step "${name}" trains the ${role}, which it has not.`);
    }
    if (!series.some(({ tag }) => tag === `${name}Loss`)) problems.push(`It declares no series "${name}Loss".`);
  }
  return problems;
}

/** A plan's shape does not depend on the values. */
export function defaultsOf({ settings }: Pick<System, "settings">): RunConfiguration {
  const values = Object.entries(settings).map(([name, setting]): [string, SettingValue] => [name, setting.default]);
  return Object.fromEntries(values) as unknown as RunConfiguration;
}
