/**
 * The f-GAN of the total variation distance ½ ∫ |p - q|: f(u) = ½ |u - 1| (Nowozin et al. 2016, supplement).
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
import { tvEstimateSeries } from "../series/tvEstimate.ts";
import { defineSystem } from "../system.ts";

/** f*(t) = t for |t| ≤ ½. The bound is tight for v = ∞ where p > q and -∞ elsewhere. */
export function divergence(): FDivergence {
  return {
    activation: (v) => tf.mul(tf.tanh(v), 0.5),
    conjugate: (v) => tf.mul(tf.tanh(v), 0.5),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => `½ tanh ${v}`,
  conjugate: (v: string) => `½ tanh ${v}`,
  threshold: "0",
};

export const fganTv = defineSystem({
  name: "fgan-tv",
  title: "f-GAN (TV)",
  summary: "total variation distance",
  explained: fGanExplained(
    "total variation distance",
    "It asks how much of the one distribution lies outside the other; like the total variation itself it stays " +
      "at its limit once the two have nothing in common.",
  ),
  paper: "Nowozin et al. 2016, supplement",
  colour: "teal",
  mark: "cross",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [tvEstimateSeries(boundInWords(words), "Nowozin et al. 2016, supplement"), ...fGanSeries(words)],
  judgedBy: "tvEstimate",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ tvEstimate: bound }), settings),
});
