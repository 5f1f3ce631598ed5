/**
 * Settings that fit by themselves and not together: each rule is declared once, by a setting, a system or a domain, and
 * the form, the command line and the core say the same sentence.
 */
import { domainFacts } from "../domains.ts";
import { message, type Message } from "../messages/message.ts";
import { systemFacts } from "../systems.ts";
import { holds } from "./conditions.ts";
import {
  belongs,
  isMet,
  isSettingName,
  settingNamed,
  settingNames,
  type RunConfiguration,
  type SettingName,
} from "./table.ts";

/** A rule that a run would break. */
export interface BrokenRule {
  /** The setting whose field says so. */
  readonly setting: SettingName;
  /** Why not, and what to do instead: whole sentences. */
  readonly reason: string | Message;
}

/** Every rule that such a run would break: of the domain, of settings in the table's order, of the system. */
export function brokenRules(run: RunConfiguration): BrokenRule[] {
  return [...ofDomain(run), ...settingNames.flatMap((name) => ofSetting(name, run)), ...ofSystem(run)];
}

/** What has one value in a domain cannot have another. */
function ofDomain(run: RunConfiguration): BrokenRule[] {
  const { domain } = run;
  return Object.entries(domainFacts(domain).fixed)
    .filter(([name, value]) => isSettingName(name) && run[name] !== value)
    .map(([name, value]) => ({
      setting: name as SettingName,
      reason: message("setting.fixedIn", { domain, value: String(value) }),
    }));
}

function ofSetting(name: SettingName, run: RunConfiguration): BrokenRule[] {
  const { rules = [] } = settingNamed(name);
  if (rules.length === 0 || !belongs(name, run)) return [];
  return rules.filter(({ when }) => isMet(when, run)).map(({ text }) => ({ setting: name, reason: text }));
}

function ofSystem(run: RunConfiguration): BrokenRule[] {
  return systemFacts(run.system)
    .rules.filter(({ when }) => holds(when, run))
    .map(({ about, text }) => ({ setting: about as SettingName, reason: text }));
}
