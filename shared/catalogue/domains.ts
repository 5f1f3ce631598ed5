// Written by `npm run catalogue` from the files in electron/domains. Do not change it by hand.
import type { DomainFacts } from "../domainFacts.ts";
import type { SettingTable } from "../settings/setting.ts";

export const domainNames = ["images", "points"] as const;

/** The settings that domains declare. */
export const domainSettings = {
  distribution: {
    title: "Distribution",
    flag: "distribution",
    group: "data",
    type: "choice",
    choices: ["ring", "grid", "swiss-roll", "moons", "line"],
    choiceTitles: {
      ring: "Ring of 8 Gaussians",
      grid: "Grid of 25 Gaussians",
      "swiss-roll": "Swiss roll",
      moons: "Two moons",
      line: "Line",
    },
    default: "ring",
    unit: null,
    help: "What the points are drawn from.",
    choiceHelp: {
      ring: "σ 0.02, radius 2 (Metz et al. 2016)",
      grid: "σ 0.05, 2 apart, then divided by 2.828 (Gulrajani et al. 2017)",
      "swiss-roll": "noise 0.25, divided by 7.5 (Gulrajani et al. 2017)",
      moons: "noise 0.1, moved to the middle (scikit-learn)",
      line: "(0, z), z uniform in [0, 1) (Arjovsky et al. 2017, Example 1)",
    },
    source: "the ring of Metz et al. 2016 shows missing modes at a glance",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: "ring",
    prominence: 2,
  },
} as const satisfies SettingTable;

export const domainCatalogue: Readonly<Record<(typeof domainNames)[number], DomainFacts>> = {
  images: {
    title: "Pictures",
    summary: "a folder of them, made square and packed at one size",
    words: { one: "image", many: "images" },
    shape: ["imageSize", "imageSize", "channels"],
    axes: "NHWC, 0 is black, 1 is white or full colour",
    stored: "bytes",
    from: "folder",
    settings: ["generator", "critic", "imageSize", "channels", "fit"],
    dataSettings: ["imageSize", "channels", "fit"],
    defaults: {},
    fixed: {},
    viewer: "grid",
  },
  points: {
    title: "Points in the plane",
    summary: "drawn from a distribution and the seed: small networks, no folder, a minute or two",
    words: { one: "point", many: "points" },
    shape: [2],
    axes: "x and y in the plane",
    stored: "numbers",
    from: "settings",
    settings: ["distribution"],
    dataSettings: ["distribution"],
    defaults: { nz: 2, hiddenUnits: 128, batch: 256, sampleCount: 256, initialisationStd: 0.1 },
    fixed: { generator: "mlp", critic: "mlp" },
    viewer: "scatter",
  },
};
