/**
 * WGAN-GP: the gradient penalty in place of weight clipping (Gulrajani et al. 2017, Algorithm 1).
 *
 * The critic has no batch norm (section 4 there): the penalty is on its gradient at each single sample, which must not
 * depend on the other samples of the batch. Layer norm, which the authors name in its place, looks at one sample alone.
 */
import * as tf from "@tensorflow/tfjs-core";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { emEstimate, emEstimateSeries } from "../series/emEstimate.ts";
import { lossSeries } from "../series/losses.ts";
import { meanScores, meanScoreSeries } from "../series/scores.ts";
import { defineSystem, step } from "../system.ts";

export const wganGp = defineSystem({
  name: "wgan-gp",
  title: "WGAN-GP",
  summary: "Wasserstein GAN with gradient penalty",
  explained: [
    "As in a WGAN, a critic is trained to score real samples above generated ones, and the difference estimates " +
      "the earth mover distance.",
    "In place of clipped weights, a penalty holds the length of the critic's gradient near 1 at random points " +
      "between real and generated samples.",
    "So the critic may use all of its weights and still gives a clean gradient; batch norm has no place in it, " +
      "since the penalty is of each sample by itself.",
  ],
  paper: "Gulrajani et al. 2017, Algorithm 1",
  colour: "purple",
  mark: "triangle",
  criticTitle: "critic",
  networks: { generator: "generator", critic: "critic without batch norm" },
  settings: {
    gradientPenalty: {
      title: "Gradient penalty λ",
      flag: "gradient-penalty",
      group: "system",
      type: "number",
      minimum: 0,
      maximum: 1000,
      default: 10,
      unit: null,
      help: "How strongly the critic's gradient is held to length 1 between real and generated samples.",
      source: "Gulrajani et al. 2017, Algorithm 1 (0.1 for their points in the plane)",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 10,
      prominence: 2,
      ofSystem: true,
    },
    ...criticScheduleSettings,
  },
  defaults: { learningRate: 1e-4, optimizer: "adam", beta1: 0, beta2: 0.9, criticNorm: "none" },
  whenMissing: { criticNorm: "none" },
  rules: [
    {
      about: "criticNorm",
      when: { criticNorm: "batch", critic: { not: "mlp" } },
      text:
        "The penalty holds the critic's gradient at each sample by itself, and batch norm makes it depend on the " +
        "whole batch (Gulrajani et al. 2017, section 4). Choose layer, instance or none.",
    },
  ],
  series: [
    {
      ...emEstimateSeries,
      meaning:
        "Positive while the critic tells real from fake, and falling as the samples get better. The penalty " +
        "holds the critic near Lipschitz constant 1: its level is comparable between runs with the same critic " +
        "and penalty.",
      comparable: [
        ...["domain", "system", "critic", "criticNorm", "gradientPenalty", "spectralNorm"],
        ...["nf", "hiddenUnits", "imageSize", "channels"],
      ],
      source: "Gulrajani et al. 2017, section 5.2 and Fig. 5a (the negative critic loss)",
    },
    ...lossSeries({
      critic: "Critic",
      axisTitle: "loss (critic's scale)",
      criticFormula: "mean f(fake) − mean f(real) + λ · penalty",
      generatorFormula: "−mean f(fake)",
      source: "Gulrajani et al. 2017, Algorithm 1",
    }),
    ...meanScoreSeries("f"),
    {
      tag: "gradientPenalty",
      title: "Gradient penalty",
      short: "penalty",
      axisTitle: "penalty, without λ",
      formula: "mean (‖∇f(x̂)‖₂ − 1)²",
      meaning:
        "0 where the critic's gradient has length 1; 1 where it has none. Near 0 and then rising, training has " +
        "come loose.",
      good: "lower",
      limit: null,
      comparable: [],
      source: "Gulrajani et al. 2017, equation 3",
    },
  ],
  judgedBy: "emEstimate",
  plan: ({ gradientPenalty: λ }) => [
    step({
      name: "critic",
      times: "critic schedule", //                                 for t = 1 … n_critic
      trains: ["critic"],
      inputs: { x: "real", z: "noise", epsilon: "uniform" }, //    sample x ~ P_r, z ~ p(z), ε ~ U[0, 1]
      loss({ critic: f, generator: g }, { x, z, epsilon: ε }) {
        const fake = g(z); //                                      x̃ ← g_θ(z)
        const between = tf.add(tf.mul(x, ε), tf.mul(fake, tf.sub(1, ε))); // x̂ ← ε x + (1 - ε) x̃
        const [onReal, onFake] = [f(x), f(fake)];
        const estimate = emEstimate(onReal, onFake);
        const penalty = gradientPenalty(f, between);
        return {
          loss: tf.add(tf.neg(estimate), tf.mul(penalty, λ)), //   D(x̃) - D(x) + λ (‖∇D(x̂)‖₂ - 1)²
          series: { emEstimate: estimate, ...meanScores(onReal, onFake), gradientPenalty: penalty },
        };
      },
    }),
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" },
      loss: ({ critic: f, generator: g }, { z }) => ({ loss: tf.neg(tf.mean(f(g(z)))) }),
    }),
  ],
});

/** Far below the square of any gradient that matters, and enough for the square root's slope at 0 to be finite. */
const tiny = 1e-12;

/**
 * mean (‖∇f(x̂)‖₂ - 1)², the norm over all numbers of a sample.
 *
 * @param at x̂, [m, …]
 */
export function gradientPenalty(f: (x: tf.Tensor) => tf.Tensor, at: tf.Tensor): tf.Tensor {
  const gradient = tf.grad((x) => tf.sum(f(x)))(at);
  const axes = at.shape.map((_, axis) => axis).slice(1);
  const norm = tf.sqrt(tf.add(tf.sum(tf.square(gradient), axes), tiny));
  return tf.mean(tf.square(tf.sub(norm, 1)));
}
