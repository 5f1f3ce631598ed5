/** The moving average of the generator, and what is drawn with it. */
import { weightKinds } from "../average.ts";
import type { SettingTable } from "./setting.ts";

export const averageSettings = {
  ema: {
    title: "Average of the generator",
    flag: "ema",
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.999999,
    default: 0,
    unit: "decay per step",
    help:
      "Keep an exponential moving average of the generator's weights and of batch norm's running statistics, which " +
      "draws steadier samples; 0 for none, 0.999 usual. It begins with the weights as they are and lags behind by " +
      "some 1 / (1 − decay) steps, so take less for a short run.",
    source: "Yazıcı et al. 2019, section 3; 0.999: Karras et al. 2018, section 6",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0,
    ofSystem: true,
  },
  samplesFrom: {
    title: "Samples from",
    flag: "samples-from",
    group: "run",
    type: "choice",
    choices: weightKinds,
    choiceTitles: { average: "The average", raw: "The trained weights" },
    default: "average",
    unit: null,
    help: "Which weights draw the samples, and the metrics with them; an export may ask for the others.",
    choiceHelp: { average: "the moving average of the generator", raw: "the generator as it is trained" },
    source: "Yazıcı et al. 2019: the average is what is evaluated",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: "average",
    applies: { when: { ema: { above: 0 } }, why: "only a run that keeps an average of its generator (--ema) has it" },
    ofSystem: true,
  },
} as const satisfies SettingTable;
