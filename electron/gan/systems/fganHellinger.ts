/**
 * The f-GAN of the squared Hellinger distance ∫ (√p - √q)²: f(u) = (√u - 1)² (Nowozin et al. 2016, Table 1). The
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

/** f*(t) = t / (1 - t), and 1 - g_f(v) = e^-v. The bound is tight for v = ½ log p/q. */
export function divergence(): FDivergence {
  return {
    activation: (v) => tf.sub(1, tf.exp(tf.neg(v))),
    conjugate: (v) => tf.sub(tf.exp(v), 1),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => `1 − e^(−${v})`,
  conjugate: (v: string) => `e^${v} − 1`,
  threshold: "0",
};

export const fganHellinger = defineSystem({
  name: "fgan-hellinger",
  title: "f-GAN (Hellinger)",
  summary: "squared Hellinger distance",
  explained: fGanExplained(
    "squared Hellinger distance",
    "It compares the square roots of the two densities, and has an upper limit, which it reaches once the two " +
      "have nothing in common.",
  ),
  paper: "Nowozin et al. 2016, Table 2",
  colour: "red",
  mark: "cross",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [
    boundSeries(
      {
        tag: "hellingerEstimate",
        title: "squared Hellinger estimate",
        short: "Hellinger²",
        of: "the squared Hellinger distance ∫ (√p − √q)²",
        limit: { value: 2, label: "2" },
        source: "Nowozin et al. 2016, Table 2",
      },
      words,
    ),
    ...fGanSeries(words),
  ],
  cautions: [
    {
      when: { domain: "images" },
      text: "Others met NaN with it on pictures, whichever the generator's loss (github.com/LynnHo/f-GAN-Tensorflow).",
    },
  ],
  judgedBy: "hellingerEstimate",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ hellingerEstimate: bound }), settings),
});
