/** Each picture moved up or down and to a side (Zhao et al. 2020, section 3.2). */
import * as tf from "@tensorflow/tfjs-core";
import { counted, drawnNumber, isBetween, type Augmentation } from "./augmentation.ts";

/** Of the side: how far a picture is moved at most. */
const ratio = 1 / 8;

/**
 * By whole pixels, as many as come to an eighth of the side at most either way; what comes in is 0, between black and
 * white. Each direction is a product with a matrix of one 1 in a row: a picture is moved without rounding, and the
 * gradient is moved back by the transpose.
 */
export const translation: Augmentation = {
  draws: 2,
  apply(x, draws) {
    const [batch, rows, channels, columns] = x.shape;
    const down = shiftFrom(drawnNumber(draws, 0), rows);
    const right = shiftFrom(drawnNumber(draws, 1), columns);
    const moved = tf.matMul(down, tf.reshape(x, [batch, rows, channels * columns]));
    const both = tf.matMul(tf.reshape(moved, [batch, rows * channels, columns]), right, false, true);
    return tf.reshape(both, x.shape);
  },
};

/**
 * [m, to, from]: 1 where a line comes from, that is where from = to + t; t of as many whole numbers from -k to k.
 *
 * @param drawn [m, 1, 1, 1]
 */
function shiftFrom(drawn: tf.Tensor, side: number): tf.Tensor3D {
  const most = Math.round(side * ratio);
  const shift = tf.reshape(tf.mul(drawn, 2 * most + 1), [-1, 1, 1]);
  const distance = tf.add(tf.sub(counted(side, 2, 3), counted(side, 1, 3)), most);
  return isBetween(shift, distance, distance) as tf.Tensor3D;
}
