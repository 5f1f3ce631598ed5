/** The norms of the gradients, which every step records. */
import * as tf from "@tensorflow/tfjs-core";
import type { Role, SeriesFacts } from "../../../shared/systemFacts.ts";
import type { NamedTensors } from "../tensors.ts";

/** The Euclidean norm of all gradients of a network as one vector. */
export function gradientNorm(gradients: NamedTensors): tf.Tensor {
  return tf.sqrt(dot(gradients, gradients));
}

/** The inner product of two sets of tensors under the same names, each as one vector. */
export function dot(a: NamedTensors, b: NamedTensors): tf.Tensor {
  // No tf.addN: ONNX Runtime has no Sum for WebGPU, and would carry the scalars to the processor and back.
  const products = Object.entries(a).map(([name, x]) => {
    const y = b[name]!;
    return tf.sum(x === y ? tf.square(x) : tf.mul(x, y));
  });
  return products.reduce((sum, product) => tf.add(sum, product));
}

/**
 * @param title what the network is called: `generator`, `discriminator`
 * @param setting the one that chooses it
 */
export function gradientNormSeries(role: Role, title: string, setting: string): SeriesFacts {
  return {
    tag: `${role}GradientNorm`,
    title: `Gradient norm of the ${title}`,
    short: `‖∇‖ ${title}`,
    axisTitle: "gradient norm",
    formula: "‖∇ loss‖₂ over all parameters",
    meaning:
      "How strongly the loss pulls at the weights: near 0 nothing is learnt any more, a jump says that " +
      "training is unstable.",
    good: "neither",
    limit: null,
    comparable: [setting],
    source: "Arjovsky et al. 2017, section 2 and Fig. 2",
  };
}
