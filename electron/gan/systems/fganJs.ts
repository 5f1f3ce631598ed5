/**
 * The f-GAN of the Jensen-Shannon divergence, f(u) = u log u - (u + 1) log((u + 1) / 2) (Nowozin et al. 2016, Table 1):
 * twice the usual one. Its estimate is shown with the usual factor ½, and then is the GAN's.
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
import { jsEstimateSeries } from "../series/jsEstimate.ts";
import { defineSystem } from "../system.ts";

/** f*(t) = -log(2 - e^t), and 2 - e^g_f(v) = 2 sigmoid(-v). The bound is tight for v = log p/q. */
export function divergence(): FDivergence {
  return {
    activation: (v) => tf.sub(Math.LN2, tf.softplus(tf.neg(v))),
    conjugate: (v) => tf.sub(tf.softplus(v), Math.LN2),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => `log 2 − softplus(−${v})`,
  conjugate: (v: string) => `softplus(${v}) − log 2`,
  threshold: "0",
};

export const fganJs = defineSystem({
  name: "fgan-js",
  title: "f-GAN (JS)",
  summary: "Jensen-Shannon divergence",
  explained: fGanExplained(
    "Jensen-Shannon divergence",
    "It is the divergence that a standard GAN estimates, drawn with the factor ½, so that its limit is log 2 as " +
      "there.",
  ),
  paper: "Nowozin et al. 2016, Table 2",
  colour: "brown",
  mark: "cross",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: fGanSettings,
  defaults: fGanDefaults,
  series: [
    {
      ...jsEstimateSeries,
      formula: `½ · (${boundInWords(words)})`,
      source: "Nowozin et al. 2016, Table 2, of whose bound it is half; Arjovsky et al. 2017, section 4.2 and Fig. 4",
    },
    ...fGanSeries(words),
  ],
  judgedBy: "jsEstimate",
  plan: (settings) => fGanPlan(divergence(), (bound) => ({ jsEstimate: tf.mul(bound, 0.5) }), settings),
});
