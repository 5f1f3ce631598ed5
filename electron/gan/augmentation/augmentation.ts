/** What an augmentation is: a function of pictures and random numbers that can be differentiated twice. */
import * as tf from "@tensorflow/tfjs-core";

export interface Augmentation {
  /** How many numbers are drawn for a picture. */
  readonly draws: number;
  /**
   * @param x pictures in [-1, 1], [m, rows, channels, columns]: so lie the numbers that most of the work is done on
   *   side by side
   * @param draws [m, draws], uniform in [0, 1)
   */
  readonly apply: (x: tf.Tensor4D, draws: tf.Tensor2D) => tf.Tensor4D;
}

/** One of the numbers that were drawn for each picture, [m, 1, 1, 1]. */
export function drawnNumber(draws: tf.Tensor2D, at: number): tf.Tensor4D {
  const batch = draws.shape[0];
  return tf.reshape(tf.slice(draws, [0, at], [batch, 1]), [batch, 1, 1, 1]);
}

/** 0, 1, 2 … to `count` along one axis of a tensor of this rank. */
export function counted(count: number, axis: number, rank: number): tf.Tensor {
  const shape = Array.from({ length: rank }, (_, each) => (each === axis ? count : 1));
  return tf.tensor(
    Float32Array.from({ length: count }, (_, at) => at),
    shape,
  );
}

/** 1 where the whole number k that is drawn, k ≤ `drawn` < k + 1, is at least `least` and at most `most`, else 0. */
export function isBetween(drawn: tf.Tensor, least: tf.Tensor, most: tf.Tensor): tf.Tensor {
  return tf.cast(tf.logicalAnd(tf.greaterEqual(drawn, least), tf.less(drawn, tf.add(most, 1))), "float32");
}
