/**
 * The f-GAN of the Pearson χ² divergence ∫ (p - q)² / q: f(u) = (u - 1)² (Nowozin et al. 2016, Table 1).
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

/**
 * The bound is tight for v = 2 (p/q - 1), which is never below -2. Where v is, the paper's conjugate is that of
 * (u - 1)² over negative u too, larger than -1: the bound is looser there, and pulls v back.
 */
export function divergence(): FDivergence {
  return {
    activation: (v) => v,
    conjugate: (v) => tf.add(tf.mul(tf.square(v), 0.25), v),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => v,
  conjugate: (v: string) => `¼ ${v}² + ${v}`,
  threshold: "0",
};

export const fganPearson = defineSystem({
  name: "fgan-pearson",
  title: "f-GAN (Pearson χ²)",
  summary: "Pearson χ² divergence of the data from the samples",
  explained: fGanExplained(
    "Pearson χ² divergence",
    "It grows with the square of how much likelier the data are than the samples, and so asks for all modes to " +
      "be covered.",
  ),
  paper: "Nowozin et al. 2016, Table 2",
  colour: "green",
  mark: "cross",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [
    boundSeries(
      {
        tag: "pearsonEstimate",
        title: "Pearson χ² estimate",
        short: "Pearson χ²",
        of: "the Pearson χ² divergence ∫ (p − q)² / q of the data p from the samples q",
        limit: null,
        source: "Nowozin et al. 2016, Table 2",
      },
      words,
    ),
    ...fGanSeries(words),
  ],
  judgedBy: "pearsonEstimate",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ pearsonEstimate: bound }), settings),
});
