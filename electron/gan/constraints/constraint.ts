/** What holds the critic of a WGAN: the choice. */
import type { ChoiceSetting } from "../../../shared/settings/setting.ts";

export const constraintSetting = {
  title: "Weight constraint",
  flag: "constraint",
  group: "system",
  type: "choice",
  choices: ["clip", "sphere", "none"],
  choiceTitles: { clip: "Clip", sphere: "Sphere", none: "None" },
  default: "clip",
  unit: null,
  help: "What holds the critic's weights after each of its steps.",
  choiceHelp: {
    clip: "each to [-c, c]",
    sphere: "those of each layer to a root mean square of c, the paper's variant",
    none: "nothing, as with spectral norm",
  },
  source: "Arjovsky et al. 2017, Algorithm 1; the sphere: section 3, which found little difference",
  changedBy: "fork",
  affectsSpeed: false,
  whenMissing: "clip",
  rules: [
    {
      when: { spectralNorm: true, constraint: { not: "none" } },
      text: "Spectral norm holds the critic's weights already: choose none, or leave spectral norm off.",
    },
  ],
  ofSystem: true,
} as const satisfies ChoiceSetting;
