/** What the standard GAN and the minimax game have in common: the discriminator's side. */
import * as tf from "@tensorflow/tfjs-core";
import { accuracy, accuracySeries } from "./series/accuracy.ts";
import { discriminatorValue, jsEstimate, jsEstimateSeries } from "./series/jsEstimate.ts";
import { lossSeries } from "./series/losses.ts";
import { meanScores, meanScoreSeries } from "./series/scores.ts";
import { step } from "./system.ts";

/** The discriminator climbs L(D, g_θ) = E log D(x) + E log(1 - D(g_θ(z))); its loss is the negative. */
export const discriminatorStep = step({
  name: "critic",
  times: "critic schedule",
  trains: ["critic"],
  inputs: { x: "real", z: "noise" },
  loss({ critic: d, generator: g }, { x, z }) {
    const [real, fake] = [d(x), d(g(z))];
    return {
      loss: tf.neg(discriminatorValue(real, fake)),
      series: {
        jsEstimate: jsEstimate(real, fake),
        ...meanScores(real, fake),
        accuracy: accuracy(real, fake, 0),
      },
    };
  },
});

/** DCGAN's optimiser (Radford et al. 2016, section 4), and one discriminator step per generator step. */
export const ganDefaults = { learningRate: 2e-4, optimizer: "adam", nCritic: 1 } as const;

export function ganSeries(generatorFormula: string) {
  return [
    jsEstimateSeries,
    ...lossSeries({
      critic: "Discriminator",
      axisTitle: "loss (nats)",
      criticFormula: "−L(D, g)",
      generatorFormula,
      source: "Goodfellow et al. 2014, Algorithm 1",
    }),
    ...meanScoreSeries("logit D"),
    accuracySeries("logit D", "0"),
  ];
}
