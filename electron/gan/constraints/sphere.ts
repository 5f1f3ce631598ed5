/** The variant of weight clipping that section 3 names: "projecting the weights to a sphere". */
import * as tf from "@tensorflow/tfjs-core";
import type { NamedTensors } from "../tensors.ts";

/** A tensor of zeros has no direction, and stays. */
const tiny = 1e-12;

/**
 * w ← c √n · w / ‖w‖₂ for each tensor w of n numbers by itself: the filters of a convolution, the matrix of a linear
 * layer, the scales of a normalisation. It has a root mean square of c then.
 *
 * The paper names no radius and no tensors. c √n is the sphere through the corners of clipping's box, where clipped
 * weights gather: the same c gives critics of one scale. Scales are projected as they are clipped, since behind batch
 * norm they alone decide how steep the critic is. Biases and shifts are not: they begin at 0, where a sphere has no
 * nearest point, and move the critic's values without making it steeper.
 *
 * @param w the critic's parameters by name; the last part of a name says what it is
 */
export function projectToSphere(w: NamedTensors, c: number): NamedTensors {
  return Object.fromEntries(
    Object.entries(w).map(([name, tensor]) => [name, /\/(bias|shift)$/.test(name) ? tensor : projected(tensor, c)]),
  );
}

function projected(w: tf.Tensor, c: number): tf.Tensor {
  const norm = tf.maximum(tf.sqrt(tf.sum(tf.square(w))), tiny);
  return tf.mul(w, tf.div(c * Math.sqrt(w.size), norm));
}
