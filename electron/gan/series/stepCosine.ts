/** The tell-tale of an unstable critic: a step that goes against its gradient. */
import * as tf from "@tensorflow/tfjs-core";
import type { Role, SeriesFacts } from "../../../shared/systemFacts.ts";
import type { NamedTensors } from "../tensors.ts";
import { dot } from "./gradientNorms.ts";

/**
 * cos(Δw, -∇ loss), all parameters of a network as one vector, before a clip or another projection: 1 where the
 * optimiser goes straight down, negative where it climbs. Without momentum it stays above 0.
 *
 * @returns NaN where the step or the gradient is 0: there is no such point then
 */
export function stepCosine(before: NamedTensors, after: NamedTensors, gradients: NamedTensors): tf.Tensor {
  const back = Object.fromEntries(Object.entries(before).map(([name, w]) => [name, tf.sub(w, after[name]!)]));
  const lengths = tf.mul(tf.sqrt(dot(back, back)), tf.sqrt(dot(gradients, gradients)));
  return tf.div(dot(back, gradients), lengths);
}

/** @param title what the network is called: `generator`, `discriminator` */
export function stepCosineSeries(role: Role, title: string): SeriesFacts {
  return {
    tag: `${role}StepCosine`,
    title: `Step against gradient of the ${title}`,
    short: `cos ${title}`,
    axisTitle: "cosine",
    formula: "cos(Δw, −∇ loss)",
    meaning:
      "1 where the optimiser goes straight down the gradient. Below 0 its momentum carries it uphill: the " +
      "tell-tale of a critic that grows unstable.",
    good: "neither",
    limit: { value: 1, label: "1" },
    comparable: [],
    mayBeAbsent: true,
    source: "Arjovsky et al. 2017, section 4.3",
  };
}
