/**
 * The f-GAN of the Neyman χ² divergence ∫ (p - q)² / p: f(u) = (1 - u)² / u (Nowozin et al. 2016, supplement). The
 * activation is increasing, as section 2.4 wants it: 1 - e^-v.
 */
import * as tf from "@tensorflow/tfjs-core";
import {
  boundSeries,
  fGanDefaults,
  fGanExplained,
  fGanPlan,
  fGanSeries,
  fGanSettings,
  type FDivergence,
} from "../fGan.ts";
import { defineSystem } from "../system.ts";

/** f*(t) = 2 - 2 √(1 - t), and √(1 - g_f(v)) = e^(-v/2). The bound is tight for v = 2 log p/q. */
export function divergence(): FDivergence {
  return {
    activation: (v) => tf.sub(1, tf.exp(tf.neg(v))),
    conjugate: (v) => tf.sub(2, tf.mul(tf.exp(tf.mul(v, -0.5)), 2)),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => `1 − e^(−${v})`,
  conjugate: (v: string) => `2 − 2 e^(−${v}/2)`,
  threshold: "0",
};

export const fganNeyman = defineSystem({
  name: "fgan-neyman",
  title: "f-GAN (Neyman χ²)",
  summary: "Neyman χ² divergence of the data from the samples",
  explained: fGanExplained(
    "Neyman χ² divergence",
    "It grows with the square of how much likelier the samples are than the data, and so prefers few modes that " +
      "fit.",
  ),
  paper: "Nowozin et al. 2016, supplement",
  colour: "purple",
  mark: "cross",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [
    boundSeries(
      {
        tag: "neymanEstimate",
        title: "Neyman χ² estimate",
        short: "Neyman χ²",
        of: "the Neyman χ² divergence ∫ (p − q)² / p of the data p from the samples q",
        limit: null,
        source: "Nowozin et al. 2016, supplement",
      },
      words,
    ),
    ...fGanSeries(words),
  ],
  judgedBy: "neymanEstimate",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ neymanEstimate: bound }), settings),
});
