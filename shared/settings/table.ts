/** The one table of settings of a run. */
import { domainSettings as ofDomains } from "../catalogue/domains.ts";
import { systemSettings as ofSystems } from "../catalogue/systems.ts";
import { domainFacts, domainNames } from "../domains.ts";
import { systemFacts, systemNames } from "../systems.ts";
import { dataSettings } from "./data.ts";
import { networksSettings } from "./networks.ts";
import { optimisationSettings } from "./optimisation.ts";
import { runSettings } from "./run.ts";
import { holds } from "./conditions.ts";
import type { Setting, SettingValue, ValueOf, When } from "./setting.ts";
import { systemSettings } from "./system.ts";

/** Every setting by name. Defaults are the WGAN's of the paper; a system may have others (`systemFacts`). */
export const settingTable = {
  ...systemSettings,
  ...networksSettings,
  ...dataSettings,
  ...ofDomains,
  ...optimisationSettings,
  ...runSettings,
} as const;

export type SettingName = keyof typeof settingTable;
export const settingNames = Object.keys(settingTable) as readonly SettingName[];

/** The settings of one run, complete. What names the data set, the run itself and its parent is not part of it. */
export type RunConfiguration = { readonly [Name in SettingName]: ValueOf<(typeof settingTable)[Name]> };

/** Some settings by name. */
export type SettingChanges = { readonly [Name in SettingName]?: string | number | boolean };

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingTable, name);
}

export function settingNamed(name: SettingName): Setting {
  return settingTable[name];
}

/** The settings that only some domains have. */
const bound = new Set<string>(domainNames.flatMap((name) => domainFacts(name).settings));

/** True where such a run has the setting at all: some are of certain domains or systems. */
export function belongs(name: SettingName, run: { readonly domain: string; readonly system: string }): boolean {
  if (bound.has(name) && !domainFacts(run.domain).settings.includes(name)) return false;
  return !Object.hasOwn(ofSystems, name) || systemFacts(run.system).settings.includes(name);
}

/** Whether a condition holds for a run. */
export function isMet(when: When, run: RunConfiguration): boolean {
  return typeof when === "function" ? when(run) : holds(when, run);
}

/**
 * True where the setting has an effect on such a run: the others are left out of the form, and refused where they are
 * set.
 */
export function applies(name: SettingName, run: RunConfiguration): boolean {
  if (!belongs(name, run) || unmet(name, run) !== undefined) return false;
  const { applies: condition } = settingNamed(name);
  return condition === undefined || isMet(condition.when, run);
}

/** The settings that decide which real samples such a run has. */
export function dataSettingsOf(run: RunConfiguration): SettingName[] {
  return (domainFacts(run.domain).dataSettings as SettingName[]).filter((name) => applies(name, run));
}

/** The first setting that has another value than this one needs of it, and the values that it needs. */
function unmet(name: SettingName, run: RunConfiguration): readonly [SettingName, readonly SettingValue[]] | undefined {
  const needed = Object.entries(settingNamed(name).onlyWith ?? {}) as [SettingName, readonly SettingValue[]][];
  return needed.find(([other, having]) => !having.includes(run[other]));
}

/** True where the setting only has the value of the one that it follows, and will go with it. */
export function isFollowing(name: SettingName, run: RunConfiguration): boolean {
  const { follows, staysBehind = false } = settingNamed(name);
  if (follows === undefined || !isSettingName(follows) || run[name] !== run[follows]) return false;
  return !staysBehind || !applies(name, run);
}

/**
 * Why a setting has no effect on such a run: the end of a sentence. Null where it has one, or where it does no harm.
 */
export function whyIdle(name: SettingName, run: RunConfiguration): string | null {
  if (applies(name, run)) return null;
  if (belongs(name, run)) {
    const [other, values = []] = unmet(name, run) ?? [];
    if (other === undefined) return settingNamed(name).applies?.why ?? null;
    return `only --${settingNamed(other).flag} ${values.map(String).join(" or ")} has it`;
  }
  if (bound.has(name) && !domainFacts(run.domain).settings.includes(name)) {
    const having = domainNames.filter((domain) => domainFacts(domain).settings.includes(name));
    return `only ${having.map((domain) => domainFacts(domain).words.many).join(", ")} have it`;
  }
  const having = systemNames.filter((system) => systemFacts(system).settings.includes(name));
  return `only ${having.join(", ")} ${having.length === 1 ? "has" : "have"} it`;
}
