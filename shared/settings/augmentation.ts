/** Differentiable augmentation of what the critic sees. */
import { augmentationChoices } from "../augmentation.ts";
import { systemFacts } from "../systems.ts";
import type { Deciding, SettingTable } from "./setting.ts";

const titles = Object.fromEntries(
  augmentationChoices.map((choice) => {
    const words = choice.replaceAll(",", ", ");
    return [choice, words.charAt(0).toUpperCase() + words.slice(1)];
  }),
);

export const augmentationSettings = {
  augmentation: {
    title: "Differentiable augmentation",
    flag: "augmentation",
    group: "data",
    type: "choice",
    choices: augmentationChoices,
    choiceTitles: titles,
    default: "none",
    unit: null,
    help:
      "Change at random whatever the critic (discriminator) sees, real and generated alike, and pass the gradient " +
      "through, against a critic that learns few pictures by heart: colour (brightness, saturation, contrast), " +
      "translation (up to an eighth of the side), cutout (a square of half the side), or several of them.",
    source: "Zhao et al. 2020, section 3.2; all three for a hundred pictures. None in the paper",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: "none",
    applies: {
      when: ({ system }: Deciding) => systemFacts(system).networks.critic !== undefined,
      why: "the system has no critic that scores pictures",
    },
    ofSystem: true,
  },
} as const satisfies SettingTable;
