/**
 * The f-GAN that is the minimax GAN: f(u) = u log u - (u + 1) log(u + 1) (Nowozin et al. 2016, Table 1). Its f(1) is
 * not 0 as that of other divergences, and its value is 2 JS - log 4.
 */
import * as tf from "@tensorflow/tfjs-core";
import {
  boundInWords,
  fGanDefaults,
  fGanExplained,
  fGanPlan,
  fGanSeries,
  fGanSettings,
  type FDivergence,
} from "../fGan.ts";
import { defineSystem } from "../system.ts";

/** f*(t) = -log(1 - e^t), and 1 - e^g_f(v) = sigmoid(-v). The bound is tight for v = log p/q. */
export function divergence(): FDivergence {
  return {
    activation: (v) => tf.neg(tf.softplus(tf.neg(v))),
    conjugate: (v) => tf.softplus(v),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => `−softplus(−${v})`,
  conjugate: (v: string) => `softplus(${v})`,
  threshold: "0",
};

export const fganGan = defineSystem({
  name: "fgan-gan",
  title: "f-GAN (GAN)",
  summary: "the GAN's own value, 2 JS − log 4",
  explained: fGanExplained(
    "value of the standard GAN, twice the Jensen-Shannon divergence less 2 log 2",
    "It is the value of the standard GAN: −2 log 2 where the two distributions are the same, 0 at most.",
  ),
  paper: "Nowozin et al. 2016, Table 2",
  colour: "blue",
  mark: "plus",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [
    {
      tag: "ganValue",
      title: "GAN value",
      short: "GAN value",
      axisTitle: "GAN value (nats)",
      formula: boundInWords(words),
      meaning:
        "A lower bound of 2 JS − log 4, JS with its usual factor ½: −log 4 ≈ −1.386 where real and generated samples " +
        "cannot be told apart, 0 at most, where it stays once they always can.",
      good: "lower",
      limit: { value: 0, label: "0" },
      comparable: [],
      source: "Nowozin et al. 2016, Table 2; Goodfellow et al. 2014, theorem 1",
    },
    ...fGanSeries(words),
  ],
  judgedBy: "ganValue",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ ganValue: bound }), settings),
});
