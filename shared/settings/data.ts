/** What a run trains on. */
import { domainCatalogue, domainNames } from "../catalogue/domains.ts";
import { augmentationSettings } from "./augmentation.ts";
import type { SettingTable } from "./setting.ts";

const domainTitles = Object.fromEntries(domainNames.map((name) => [name, domainCatalogue[name].title]));
const domainSummaries = Object.fromEntries(domainNames.map((name) => [name, domainCatalogue[name].summary]));

export const fits = ["crop", "letterbox"] as const;

export const dataSettings = {
  domain: {
    title: "Domain",
    flag: "domain",
    group: "data",
    type: "choice",
    choices: domainNames,
    choiceTitles: domainTitles,
    default: "images",
    unit: null,
    help: "What samples are.",
    choiceHelp: domainSummaries,
    source: "pictures as in Arjovsky et al. 2017, section 4",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: "images",
    // Nobody need be told of pictures, and earlier versions can go on with runs whose records do not name them.
    applies: { when: ({ domain }) => domain !== "images", why: null },
  },
  fit: {
    title: "Fit",
    flag: "fit",
    group: "data",
    type: "choice",
    choices: fits,
    choiceTitles: { crop: "Crop the centre", letterbox: "Letterbox" },
    default: "crop",
    unit: null,
    help: "How a picture that is not square becomes one.",
    choiceHelp: { crop: "keeps its centre", letterbox: "keeps all of it on a plain ground" },
    source: "centre crop as in the DCGAN data pipeline",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: "crop",
    prominence: 1,
  },
  ...augmentationSettings,
} as const satisfies SettingTable;
