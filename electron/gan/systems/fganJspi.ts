/**
 * The f-GAN of the weighted Jensen-Shannon divergence JS_π(P‖Q) = π KL(P‖M) + (1 - π) KL(Q‖M), M = π P + (1 - π) Q:
 * f(u) = π u log u - (1 - π + π u) log(1 - π + π u) (Nowozin et al. 2016, supplement; Huszár 2015, section 3).
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
 * f*(t) = (1 - π) log((1 - π) / (1 - π e^(t/π))).
 *
 * The supplement has g_f(v) = -π log π - softplus(-v), whose conjugate has no simple form: 1 - π e^(t/π) is
 * 1 - sigmoid(v)^(1/π). With π · softplus and v moved by logit π it is 1 - sigmoid(v + logit π), and the bound is
 * tight for v = log p/q, whatever π is. Both map onto the domain of f*, t < -π log π.
 *
 * @param π weight of the data, 0 < π < 1
 */
export function divergence(π: number): FDivergence {
  const logit = Math.log(π) - Math.log1p(-π);
  return {
    activation: (v) => tf.mul(tf.add(tf.softplus(tf.neg(tf.add(v, logit))), Math.log(π)), -π),
    conjugate: (v) => tf.mul(tf.add(tf.softplus(tf.add(v, logit)), Math.log1p(-π)), 1 - π),
    threshold: 0,
  };
}

const words = {
  activation: (v: string) => `−π log π − π softplus(−${v} − logit π)`,
  conjugate: (v: string) => `(1 − π) log(1 − π) + (1 − π) softplus(${v} + logit π)`,
  threshold: "0",
};

export const fganJspi = defineSystem({
  name: "fgan-jspi",
  title: "f-GAN (weighted JS)",
  summary: "Jensen-Shannon divergence with a weight π",
  explained: fGanExplained(
    "weighted Jensen-Shannon divergence",
    "It weighs data and samples by π and 1 − π; at π = ½ it is the Jensen-Shannon divergence, near the ends it " +
      "leans towards one of the two Kullback-Leibler divergences.",
  ),
  paper: "Nowozin et al. 2016, supplement",
  colour: "green",
  mark: "plus",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: {
    jsWeight: {
      title: "Weight π of the data",
      flag: "js-weight",
      group: "system",
      type: "number",
      minimum: 0.001,
      maximum: 0.999,
      default: 0.5,
      unit: null,
      help:
        "0.5 is the usual Jensen-Shannon divergence. Towards 0 it becomes π KL(data‖samples), which punishes missing " +
        "modes; towards 1, (1 − π) KL(samples‖data), which punishes samples unlike the data.",
      source: "our choice: the usual divergence (Nowozin et al. 2016 and Huszár 2015 leave it open)",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 0.5,
      prominence: 2,
      ofSystem: true,
    },
    ...fGanSettings,
  },
  defaults: fGanDefaults,
  series: [
    boundSeries(
      {
        tag: "jsWeightedEstimate",
        title: "weighted JS estimate",
        short: "JS π",
        of: "the Jensen-Shannon divergence with weight π, whose largest value is −π log π − (1 − π) log(1 − π)",
        limit: { value: Math.LN2, label: "log 2" },
        comparable: ["jsWeight"],
        source: "Nowozin et al. 2016, supplement; Huszár 2015",
      },
      words,
    ),
    ...fGanSeries(words),
  ],
  judgedBy: "jsWeightedEstimate",
  plan: (settings) => {
    const { jsWeight: π } = settings;
    return fGanPlan(divergence(π), (bound) => ({ jsWeightedEstimate: bound }), settings);
  },
});
