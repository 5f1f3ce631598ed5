/**
 * The derivative of ELU's gradient, dy where y ≥ 0 and dy · (y + 1) elsewhere, y = ELU(x), which TensorFlow.js computes
 * by a kernel that has no gradient.
 */
import * as tf from "@tensorflow/tfjs-core";

export const eluGradient: tf.GradConfig = {
  kernelName: "EluGrad",
  inputsToSave: ["dy", "y"],
  gradFunc(pulled, saved) {
    const [v, dy, y] = [pulled as tf.Tensor, ...(saved as [tf.Tensor, tf.Tensor])] as const;
    const below = tf.cast(tf.less(y, 0), "float32");
    return {
      dy: () => tf.mul(v, tf.add(1, tf.mul(below, y))),
      y: () => tf.mul(tf.mul(v, dy), below),
    };
  },
};
