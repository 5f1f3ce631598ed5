/** The text of the generated files that list the domains, and what is wrong with a domain's declaration. */
import type { Domain } from "../electron/domains/domain.ts";
import type { DomainFacts } from "../shared/domainFacts.ts";
import { domainOfPreset, presetNames } from "../shared/presets.ts";
import { settingSchema } from "../shared/settings/settingSchema.ts";
import { isSettingName, settingNamed } from "../shared/settings/table.ts";
import type { Setting, SettingValue } from "../shared/settings/setting.ts";
import { warningOf, type DeclaredFile } from "./declaredFiles.ts";

export const domainFolder = "electron/domains";
/** Each domain is a folder, which declares it in this file. */
export const domainFiles = "*/domain.ts";

export function domainCatalogueText(files: readonly DeclaredFile<Domain>[]): string {
  const domains = files.map(({ declared }) => declared);
  const settings = Object.assign({}, ...domains.map((domain) => domain.settings)) as Readonly<Record<string, Setting>>;
  return `${warningOf(domainFolder)}
import type { DomainFacts } from "../domainFacts.ts";
import type { SettingTable } from "../settings/setting.ts";

export const domainNames = ${JSON.stringify(domains.map(({ name }) => name))} as const;

/** The settings that domains declare. */
export const domainSettings = ${JSON.stringify(settings)} as const satisfies SettingTable;

export const domainCatalogue: Readonly<Record<(typeof domainNames)[number], DomainFacts>> = ${JSON.stringify(
    Object.fromEntries(domains.map((domain) => [domain.name, factsOf(domain)])),
  )};
`;
}

function factsOf(domain: Domain): DomainFacts {
  const { title, summary, words, shape, axes, stored, from, dataSettings, defaults, fixed, viewer } = domain;
  const settings = [...domain.tableSettings, ...Object.keys(domain.settings)];
  return { title, summary, words, shape, axes, stored, from, settings, dataSettings, defaults, fixed, viewer };
}

/** What is wrong with the declarations, a sentence for each that names the file. */
export function domainContradictions(files: readonly DeclaredFile<Domain>[]): string[] {
  return files.flatMap(({ file, declared: domain }) => {
    const others = files.filter((each) => each.file !== file).map(({ declared }) => declared);
    const problems = [...ofName(domain, file), ...ofSettings(domain, others), ...ofWords(domain, others)];
    return problems.map((problem) => `${domainFolder}/${file}: ${problem}.`);
  });
}

function ofName({ name, title, summary }: Domain, file: string): string[] {
  const problems: string[] = [];
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) problems.push(`the name "${name}" is not of lower-case words`);
  if (!file.startsWith(`${name}/`)) problems.push(`the folder is not called "${name}" as the domain is`);
  if (title === "" || summary === "") problems.push("it has no title, or no summary");
  return problems;
}

/** What a reader meets of it: words and settings tell its runs apart, and its card in the form needs a preset. */
function ofWords({ name, words, from, dataSettings }: Domain, others: readonly Domain[]): string[] {
  const problems: string[] = [];
  if (others.some((domain) => domain.words.many === words.many)) problems.push(`another calls samples "${words.many}"`);
  if (from === "settings" && dataSettings.length === 0) problems.push("no setting says which samples there are");
  if (presetNames.every((preset) => domainOfPreset(preset) !== name)) problems.push("no preset is for it");
  return problems;
}

function ofSettings(
  { settings, tableSettings, dataSettings, shape, defaults, fixed }: Domain,
  others: readonly Domain[],
) {
  const named = [...shape.filter((size) => typeof size === "string"), ...tableSettings, ...dataSettings];
  const problems = [...named, ...Object.keys({ ...defaults, ...fixed })]
    .filter((name) => !isSettingName(name) && !Object.hasOwn(settings, name))
    .map((name) => `"${name}" is no setting`);
  for (const [name, { whenMissing }] of Object.entries(settings) as [string, { whenMissing?: SettingValue }][]) {
    if (whenMissing === undefined) problems.push(`the setting "${name}" has no value for records that lack it`);
    if (others.some((domain) => Object.hasOwn(domain.settings, name))) problems.push(`another declares "${name}" too`);
  }
  for (const [name, value] of Object.entries({ ...defaults, ...fixed })) {
    if (isSettingName(name) && !settingSchema(settingNamed(name)).safeParse(value).success) {
      problems.push(`${name} does not take ${JSON.stringify(value)}`);
    }
  }
  const owned = [...Object.keys(settings), ...tableSettings];
  for (const name of Object.keys(fixed)) {
    if (owned.includes(name)) problems.push(`"${name}" is fixed, and a setting of its own`);
  }
  return problems;
}
