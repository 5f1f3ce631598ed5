/** Points in the plane: drawn from a distribution and the run's seed; nothing is packed, and no folder is needed. */
import { defineDomain } from "../domain.ts";
import { distributionNames, distributions } from "./distributions.ts";
import { openPointLoader } from "./loader.ts";
import { realPoints } from "./realPoints.ts";
import { pointSampleFormat } from "./sampleFile.ts";

const titles = Object.fromEntries(distributionNames.map((name) => [name, distributions[name].title]));
const abouts = Object.fromEntries(distributionNames.map((name) => [name, distributions[name].about]));

export const points = defineDomain({
  name: "points",
  title: "Points in the plane",
  summary: "drawn from a distribution and the seed: small networks, no folder, a minute or two",
  words: { one: "point", many: "points" },
  shape: [2],
  axes: "x and y in the plane",
  stored: "numbers",
  from: "settings",
  settings: {
    distribution: {
      title: "Distribution",
      flag: "distribution",
      group: "data",
      type: "choice",
      choices: distributionNames,
      choiceTitles: titles,
      default: "ring",
      unit: null,
      help: "What the points are drawn from.",
      choiceHelp: abouts,
      source: "the ring of Metz et al. 2016 shows missing modes at a glance",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: "ring",
      prominence: 2,
    },
    ringRadius: {
      title: "Ring radius",
      flag: "ring-radius",
      group: "data",
      type: "number",
      minimum: 0.001,
      maximum: 1000,
      default: 2,
      unit: null,
      help: "How far the eight modes lie from the origin.",
      source: "Metz et al. 2016",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 2,
      onlyWith: { distribution: ["ring-own"] },
      prominence: 1,
    },
    gridSpacing: {
      title: "Grid spacing",
      flag: "grid-spacing",
      group: "data",
      type: "number",
      minimum: 0.001,
      maximum: 1000,
      default: 1,
      unit: null,
      help: "How far each mode of the grid lies from the next.",
      source: "our choice",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 1,
      onlyWith: { distribution: ["grid-own"] },
      prominence: 1,
    },
    modeStd: {
      title: "Mode σ",
      flag: "mode-std",
      group: "data",
      type: "number",
      minimum: 0,
      maximum: 1000,
      default: 0.02,
      unit: null,
      help: "Standard deviation of each mode in x and in y.",
      source: "Metz et al. 2016",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 0.02,
      onlyWith: { distribution: ["ring-own", "grid-own"] },
      prominence: 1,
    },
  },
  tableSettings: [],
  dataSettings: ["distribution", "ringRadius", "gridSpacing", "modeStd"],
  // As in the toy code of Gulrajani et al. 2017, with 128 units as Metz et al. 2016 have, so that a processor is
  // enough.
  defaults: { nz: 2, hiddenUnits: 128, batch: 256, sampleCount: 256, initialisationStd: 0.1, evaluationSamples: 2500 },
  // Convolutions are of pictures.
  fixed: { generator: "mlp", critic: "mlp" },
  viewer: "scatter",
  openLoader: openPointLoader,
  realSamples: realPoints,
  sampleFormat: pointSampleFormat,
});
