/**
 * The f-GAN of the Kullback-Leibler divergence KL(P‖Q) = E_P[log p/q] of the data from the samples: f(u) = u log u
 * (Nowozin et al. 2016, Table 1).
 */
import * as tf from "@tensorflow/tfjs-core";
import {
  boundSeries,
  fGanDefaults,
  fGanExplained,
  fGanPlan,
  fGanSeries,
  fGanSettings,
  nonSaturatingCaution,
  type FDivergence,
} from "../fGan.ts";
import { defineSystem } from "../system.ts";

/** The bound is tight for v = 1 + log p/q; at v = 0, where a network begins, it is -1/e. */
export function divergence(): FDivergence {
  return {
    activation: (v) => v,
    conjugate: (v) => tf.exp(tf.sub(v, 1)),
    threshold: 1,
  };
}

const words = {
  activation: (v: string) => v,
  conjugate: (v: string) => `e^(${v} − 1)`,
  threshold: "1",
};

export const fganKl = defineSystem({
  name: "fgan-kl",
  title: "f-GAN (KL)",
  summary: "Kullback-Leibler divergence of the data from the samples",
  explained: fGanExplained(
    "Kullback-Leibler divergence of the data from the samples",
    "It weighs every sample of the data by how unlikely the generator makes it, and so asks for all modes to be " +
      "covered.",
  ),
  paper: "Nowozin et al. 2016, Table 2",
  colour: "blue",
  mark: "cross",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [
    boundSeries(
      {
        tag: "klEstimate",
        title: "KL estimate",
        short: "KL",
        of: "KL(data‖samples)",
        limit: null,
        source: "Nowozin et al. 2016, Table 2",
      },
      words,
    ),
    ...fGanSeries(words),
  ],
  cautions: [
    {
      when: { domain: "images" },
      text: "Others saw it collapse on pictures after a few epochs (github.com/minlee077/f-GAN-pytorch).",
    },
    nonSaturatingCaution,
  ],
  judgedBy: "klEstimate",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ klEstimate: bound }), settings),
});
