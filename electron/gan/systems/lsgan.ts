/** LSGAN: least squares in place of the cross entropy (Mao et al. 2017, equation 9: targets 0 and 1). */
import * as tf from "@tensorflow/tfjs-core";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { accuracy, accuracySeries } from "../series/accuracy.ts";
import { lossSeries } from "../series/losses.ts";
import { meanScores, meanScoreSeries } from "../series/scores.ts";
import { defineSystem, step } from "../system.ts";

export const lsgan = defineSystem({
  name: "lsgan",
  title: "LSGAN",
  summary: "GAN with least squares",
  explained: [
    "The discriminator is trained by least squares to put out 1 for real and 0 for generated samples, without a " +
      "sigmoid.",
    "The generator brings its samples' scores to 1: those that are far on the right side are pulled in too, where " +
      "a cross entropy would leave them.",
    "At its best the discriminator's loss measures the triangular discrimination of the two distributions, which " +
      "has an upper limit as the JS distance has.",
  ],
  paper: "Mao et al. 2017, equation 9",
  colour: "green",
  mark: "diamond",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: criticScheduleSettings,
  defaults: { learningRate: 2e-4, optimizer: "adam", nCritic: 1 },
  series: [
    {
      tag: "leCamEstimate",
      title: "Le Cam estimate",
      short: "Le Cam",
      axisTitle: "Le Cam estimate",
      formula: "2 − 8 · discriminator loss",
      meaning:
        "A lower bound of the triangular discrimination Σ (p − q)² / (p + q): 0 where real and generated " +
        "samples cannot be told apart, 2 at most, where it stays once they always can.",
      good: "lower",
      limit: { value: 2, label: "2" },
      comparable: [],
      // The best D is p / (p + q), whose loss is ½ Σ pq / (p + q) = (2 - Σ (p - q)² / (p + q)) / 8.
      source: "from equation 9 of Mao et al. 2017 by arithmetic",
    },
    ...lossSeries({
      critic: "Discriminator",
      axisTitle: "loss (squares)",
      criticFormula: "½ mean (D(real) − 1)² + ½ mean D(fake)²",
      generatorFormula: "½ mean (D(fake) − 1)²",
      source: "Mao et al. 2017, equation 9",
    }),
    ...meanScoreSeries("D"),
    accuracySeries("D", "½"),
  ],
  judgedBy: "leCamEstimate",
  plan: () => [
    step({
      name: "critic",
      times: "critic schedule",
      trains: ["critic"],
      inputs: { x: "real", z: "noise" },
      loss({ critic: d, generator: g }, { x, z }) {
        const [real, fake] = [d(x), d(g(z))];
        // ½ E (D(x) - 1)² + ½ E D(g(z))², without a sigmoid.
        const loss = tf.mul(tf.add(tf.mean(tf.square(tf.sub(real, 1))), tf.mean(tf.square(fake))), 0.5);
        return {
          loss,
          series: {
            leCamEstimate: tf.sub(2, tf.mul(loss, 8)),
            ...meanScores(real, fake),
            accuracy: accuracy(real, fake, 0.5),
          },
        };
      },
    }),
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" },
      // ½ E (D(g(z)) - 1)²
      loss: ({ critic: d, generator: g }, { z }) => ({
        loss: tf.mul(tf.mean(tf.square(tf.sub(d(g(z)), 1))), 0.5),
      }),
    }),
  ],
});
