/**
 * The f-GAN of the reverse Kullback-Leibler divergence KL(Q‖P) = E_Q[log q/p] of the samples from the data:
 * f(u) = -log u (Nowozin et al. 2016, Table 1).
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

/** The bound is tight for v = log p/q. */
export function divergence(): FDivergence {
  return {
    activation: (v) => tf.neg(tf.exp(tf.neg(v))),
    conjugate: (v) => tf.sub(v, 1),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => `−e^(−${v})`,
  conjugate: (v: string) => `${v} − 1`,
  threshold: "0",
};

export const fganRkl = defineSystem({
  name: "fgan-rkl",
  title: "f-GAN (reverse KL)",
  summary: "Kullback-Leibler divergence of the samples from the data",
  explained: fGanExplained(
    "Kullback-Leibler divergence of the samples from the data",
    "It weighs every generated sample by how unlikely the data make it, and so prefers samples that are all " +
      "near the data, on few modes if need be.",
  ),
  paper: "Nowozin et al. 2016, Table 2",
  colour: "orange",
  mark: "cross",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [
    boundSeries(
      {
        tag: "reverseKlEstimate",
        title: "reverse KL estimate",
        short: "reverse KL",
        of: "KL(samples‖data)",
        limit: null,
        source: "Nowozin et al. 2016, Table 2",
      },
      words,
    ),
    ...fGanSeries(words),
  ],
  cautions: [nonSaturatingCaution],
  judgedBy: "reverseKlEstimate",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ reverseKlEstimate: bound }), settings),
});
