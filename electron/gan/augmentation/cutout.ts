/** A square that is cut out of each picture (DeVries and Taylor 2017; Zhao et al. 2020, section 3.2). */
import * as tf from "@tensorflow/tfjs-core";
import { counted, drawnNumber, isBetween, type Augmentation } from "./augmentation.ts";

/** Of the side of the picture: the side of the square. */
const ratio = 1 / 2;

/**
 * The square is 0, between black and white. Its middle lies anywhere from one edge of the picture to the other, so that
 * less may be missing than its whole.
 */
export const cutout: Augmentation = {
  draws: 2,
  apply(x, draws) {
    const [, rows, , columns] = x.shape;
    const hole = tf.mul(isWithin(drawnNumber(draws, 0), rows, 1), isWithin(drawnNumber(draws, 1), columns, 3));
    return tf.mul(x, tf.sub(1, hole));
  },
};

/**
 * 1 on the lines of the square along an axis: from k - ⌊h/2⌋ on, h in number, where k is drawn.
 *
 * @param drawn [m, 1, 1, 1]
 */
function isWithin(drawn: tf.Tensor, side: number, axis: number): tf.Tensor {
  const square = Math.round(side * ratio);
  const middle = tf.mul(drawn, side + 1 - (square % 2));
  const line = tf.add(counted(side, axis, 4), Math.floor(square / 2));
  return isBetween(middle, tf.sub(line, square - 1), line);
}
