/** The hinge loss (Lim and Ye 2017, equations 16 and 17; Miyato et al. 2018, equations 16 and 17). */
import * as tf from "@tensorflow/tfjs-core";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { accuracy, accuracySeries } from "../series/accuracy.ts";
import { lossSeries } from "../series/losses.ts";
import { meanScores, meanScoreSeries } from "../series/scores.ts";
import { tvEstimateSeries } from "../series/tvEstimate.ts";
import { defineSystem, step } from "../system.ts";

export const hinge = defineSystem({
  name: "hinge",
  title: "Hinge GAN",
  summary: "GAN with the hinge loss",
  explained: [
    "The discriminator is trained until it scores real samples above 1 and generated ones below −1; beyond these " +
      "margins it has nothing to gain.",
    "The generator raises the scores of its samples, as in a WGAN.",
    "At its best the discriminator's loss measures the total variation distance; with spectral norm it is a usual " +
      "choice for pictures.",
  ],
  paper: "Lim and Ye 2017; Miyato et al. 2018",
  colour: "red",
  mark: "bars",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: criticScheduleSettings,
  defaults: { learningRate: 2e-4, optimizer: "adam", beta1: 0, beta2: 0.9 },
  series: [
    // The best D is sign(p - q), whose loss is 2 Σ min(p, q) = 2 (1 - TV).
    tvEstimateSeries("1 − ½ · discriminator loss", "from the discriminator's loss by arithmetic"),
    ...lossSeries({
      critic: "Discriminator",
      axisTitle: "loss (hinge)",
      criticFormula: "mean max(0, 1 − D(real)) + mean max(0, 1 + D(fake))",
      generatorFormula: "−mean D(fake)",
      source: "Lim and Ye 2017",
    }),
    ...meanScoreSeries("D"),
    accuracySeries("D", "0"),
  ],
  judgedBy: "tvEstimate",
  plan: () => [
    step({
      name: "critic",
      times: "critic schedule",
      trains: ["critic"],
      inputs: { x: "real", z: "noise" },
      loss({ critic: d, generator: g }, { x, z }) {
        const [real, fake] = [d(x), d(g(z))];
        // E max(0, 1 - D(x)) + E max(0, 1 + D(g(z)))
        const loss = tf.add(tf.mean(tf.relu(tf.sub(1, real))), tf.mean(tf.relu(tf.add(1, fake))));
        return {
          loss,
          series: {
            tvEstimate: tf.sub(1, tf.mul(loss, 0.5)),
            ...meanScores(real, fake),
            accuracy: accuracy(real, fake, 0),
          },
        };
      },
    }),
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" },
      loss: ({ critic: d, generator: g }, { z }) => ({ loss: tf.neg(tf.mean(d(g(z)))) }), // -E D(g(z))
    }),
  ],
});
