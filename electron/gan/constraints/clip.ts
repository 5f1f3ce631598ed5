/** Weight clipping: how Algorithm 1 keeps the critic K-Lipschitz for some K (section 3). */
import * as tf from "@tensorflow/tfjs-core";
import type { NumberSetting } from "../../../shared/settings/setting.ts";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";
import type { NamedTensors } from "../tensors.ts";

/** c of Algorithm 1. */
export const clipSetting = {
  title: "Clip c",
  flag: "clip",
  group: "system",
  type: "number",
  minimum: 1e-6,
  maximum: 10,
  default: 0.01,
  unit: null,
  help: "How far the constraint lets the critic's weights go: each to ±c, or those of a layer to a mean square of c².",
  source: "Arjovsky et al. 2017, Algorithm 1",
  changedBy: "fork",
  affectsSpeed: false,
  whenMissing: 0.01,
  prominence: 2,
  ofSystem: true,
} as const satisfies NumberSetting;

/** w ← clip(w, -c, c), for every parameter of the critic: weights, biases, batch-norm scales and shifts alike. */
export function clip(w: NamedTensors, c: number): NamedTensors {
  return Object.fromEntries(Object.entries(w).map(([name, tensor]) => [name, tf.clipByValue(tensor, -c, c)]));
}

/** The share of clipped parameters that lie at ±c, 0 … 1. */
export function shareAtClip(clipped: NamedTensors, c: number): tf.Tensor {
  const tensors = Object.values(clipped);
  const atClip = tensors.map((tensor) => tf.sum(tf.cast(tf.greaterEqual(tf.abs(tensor), c), "float32")));
  const sum = atClip.reduce((total, count) => tf.add(total, count));
  return tf.div(
    sum,
    tensors.reduce((count, tensor) => count + tensor.size, 0),
  );
}

export const clipShareSeries: SeriesFacts = {
  tag: "clipShare",
  title: "Weights at the clip",
  short: "at the clip",
  axisTitle: "share of the critic's weights",
  formula: "share of |w| = c",
  meaning:
    "Near 1 the critic has become one of ±c alone, and can hardly model anything: a larger clip leaves it more room.",
  good: "neither",
  limit: { value: 1, label: "all" },
  comparable: ["critic", "clip", "constraint"],
  source: "Arjovsky et al. 2017, section 3; Gulrajani et al. 2017, Fig. 1b",
};
