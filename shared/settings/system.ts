/** The system, and what only some systems have. */
import { systemCatalogue, systemNames, systemSettings as ofSystems } from "../catalogue/systems.ts";
import type { SettingTable } from "./setting.ts";

const titles = Object.fromEntries(systemNames.map((name) => [name, systemCatalogue[name].title]));
const summaries = Object.fromEntries(systemNames.map((name) => [name, systemCatalogue[name].summary]));

export const systemSettings = {
  system: {
    title: "System",
    flag: "algo",
    group: "system",
    type: "choice",
    choices: systemNames,
    choiceTitles: titles,
    default: "wgan",
    unit: null,
    help: "What is trained.",
    choiceHelp: summaries,
    source: "Arjovsky et al. 2017, Algorithm 1 and section 3",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: "wgan",
    formerNames: ["algorithm"],
  },
  ...ofSystems,
} as const satisfies SettingTable;
