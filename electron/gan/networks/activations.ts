/** The activation functions, with gradients that are one multiplication. */
import * as tf from "@tensorflow/tfjs-core";
import type { ActivationLayer } from "../../../shared/networks/layers.ts";

/** Applied to each number by itself. */
export function activate(layer: ActivationLayer, x: tf.Tensor): tf.Tensor {
  switch (layer.activation) {
    case "relu":
      return rectify(x, 0);
    case "leakyRelu":
      return rectify(x, layer.negativeSlope ?? 0.2);
    case "tanh":
      return tf.tanh(x);
  }
}

/**
 * x where it is positive, `slope` · x elsewhere (Maas et al. 2013).
 *
 * The gradient, dy · (1 or `slope`), is taken from the result's sign, which is that of x: so x itself need not be kept
 * for the backward pass. TensorFlow.js's own gradient of LeakyReLU chooses between two tensors instead.
 */
function rectify(x: tf.Tensor, slope: number): tf.Tensor {
  const f = tf.customGrad((input, save) => {
    const value = slope === 0 ? tf.relu(input as tf.Tensor) : tf.leakyRelu(input as tf.Tensor, slope);
    (save as tf.GradSaveFunc)([value]);
    const gradFunc = (dy: tf.Tensor, [y]: tf.Tensor[]) => tf.mul(dy, tf.step(y!, slope));
    return { value, gradFunc };
  });
  return f(x);
}
