/**
 * Pictures on disk are 0 … 255; inside the networks they are in [-1, 1], the range of the generator's tanh (section 4).
 */
import * as tf from "@tensorflow/tfjs-core";

/** @param bytes [m, size, size, channels] with values 0 … 255; the result is in [-1, 1] */
export function imagesFromBytes(bytes: tf.Tensor): tf.Tensor {
  return tf.sub(tf.mul(bytes, 2 / 255), 1);
}

/**
 * From [-1, 1] to [0, 1] for display. The MLP generator's output is linear and may lie outside: it is cut off here
 * only.
 */
export function displayedImages(images: tf.Tensor): tf.Tensor {
  return tf.clipByValue(tf.mul(tf.add(images, 1), 0.5), 0, 1);
}
