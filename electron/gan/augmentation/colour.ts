/** Brightness, saturation and contrast of each picture (Zhao et al. 2020, section 3.2). */
import * as tf from "@tensorflow/tfjs-core";
import { drawnNumber, type Augmentation } from "./augmentation.ts";

/**
 * With γ the mean over the channels of a pixel and M that over all of the picture:
 *
 *     brightness   x + b                b in [-0.5, 0.5)
 *     saturation   γ + s (x - γ)        s in [0, 2)
 *     contrast     M + c (x - M)        c in [0.5, 1.5)
 *
 * one after the other, in whichever order: M + b + c (s (x - γ) + γ - M). What goes beyond [-1, 1] stays.
 */
export const colour: Augmentation = {
  draws: 3,
  apply(x, draws) {
    const b = tf.sub(drawnNumber(draws, 0), 0.5);
    const s = tf.mul(drawnNumber(draws, 1), 2);
    const c = tf.add(drawnNumber(draws, 2), 0.5);
    const grey = tf.mean(x, 2, true);
    const mean = tf.mean(grey, [1, 3], true);
    const ofGrey = tf.mul(grey, tf.mul(c, tf.sub(1, s)));
    const ofMean = tf.add(tf.mul(mean, tf.sub(1, c)), b);
    return tf.add(tf.mul(x, tf.mul(c, s)), tf.add(ofGrey, ofMean));
  },
};
