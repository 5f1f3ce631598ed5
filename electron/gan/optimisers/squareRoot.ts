import * as tf from "@tensorflow/tfjs-core";

/**
 * √x, x ≥ 0, whose slope at 0 is taken to be 0, not infinite: an unrolled loss goes through the optimiser, and the mean
 * square of a gradient that has always been 0 is 0.
 */
export function squareRoot(x: tf.Tensor): tf.Tensor {
  return rootOf(x);
}

const rootOf = tf.customGrad((x) => {
  const root = tf.sqrt(x as tf.Tensor);
  const gradFunc = (dy: tf.Tensor): tf.Tensor => {
    const isPositive = tf.cast(tf.greater(root, 0), "float32");
    return tf.div(tf.mul(dy, isPositive), tf.add(tf.mul(root, 2), tf.sub(1, isPositive)));
  };
  return { value: root, gradFunc };
});
