/** The text of the generated files of the catalogue. */
import { roles, type SeriesFacts, type SystemFacts } from "../shared/systemFacts.ts";
import { probeSeries } from "../electron/gan/probes/probes.ts";
import { learningRateSeries } from "../electron/gan/series/learningRate.ts";
import { networkSeries } from "../electron/gan/series/ofNetworks.ts";
import { defaultsOf } from "../electron/gan/checkSystem.ts";
import type { System } from "../electron/gan/system.ts";
import type { Setting } from "../shared/settings/setting.ts";
import { warningOf, type DeclaredFile } from "./declaredFiles.ts";

export const systemFolder = "electron/gan/systems";

/** The paper's own systems, then what people train with today; the others follow by name. */
const first = ["wgan", "gan", "gan-minimax", "wgan-gp", "lsgan", "hinge"];

export function catalogueText(files: readonly DeclaredFile<System>[]): string {
  const systems = files
    .map(({ declared }) => declared)
    .toSorted((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
  const facts = Object.fromEntries(systems.map((system) => [system.name, factsOf(system)]));
  return `${warningOf(systemFolder)}
import type { SettingTable } from "../settings/setting.ts";
import type { SystemFacts } from "../systemFacts.ts";

export const systemNames = ${JSON.stringify(systems.map(({ name }) => name))} as const;

/** The settings that only some systems have. */
export const systemSettings = ${JSON.stringify(mergedSettings(files))} as const satisfies SettingTable;

export const systemCatalogue: Readonly<Record<(typeof systemNames)[number], SystemFacts>> = ${JSON.stringify(facts)};
`;
}

function rank(name: string): number {
  const place = first.indexOf(name);
  return place === -1 ? first.length : place;
}

function factsOf(system: System): SystemFacts {
  const { title, summary, explained, paper, colour, mark, criticTitle } = system;
  const { networks, settings, defaults, series, judgedBy } = system;
  const { cautions = [], rules = [], presets = {}, whenMissing = {} } = system;
  const look = { title, summary, explained, paper, colour, mark, criticTitle };
  const plan = system
    .plan(defaultsOf(system))
    .map(({ name, trains, times, inputs }) => ({ name, trains, times, inputs }));
  const all = [...series, ...generalSeries(system)];
  const own = { settings: Object.keys(settings), defaults, whenMissing, presets };
  return { ...look, networks, ...own, series: all, judgedBy, plan, cautions, rules };
}

/** What every system records without saying so. */
function generalSeries(system: System): SeriesFacts[] {
  const { networks, criticTitle } = system;
  const ofNetworks = roles
    .filter((role) => networks[role] !== undefined)
    .flatMap((role) => {
      const title = role === "critic" ? (criticTitle ?? role) : role;
      return networkSeries(role, title);
    });
  return [...ofNetworks, ...probeSeries(system), learningRateSeries];
}

/** @throws Error that names the file where two systems declare one setting differently */
function mergedSettings(files: readonly DeclaredFile<System>[]): Readonly<Record<string, Setting>> {
  const merged: Record<string, Setting> = {};
  for (const { file, declared: system } of files) {
    for (const [name, setting] of Object.entries(system.settings)) {
      const before = merged[name];
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(setting)) {
        throw new Error(`${systemFolder}/${file} declares the setting "${name}" otherwise than another system.`);
      }
      merged[name] = setting;
    }
  }
  return merged;
}
