/** How much the codes of a batch point the same way (Zhao et al. 2016, equation 14). */
import * as tf from "@tensorflow/tfjs-core";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

/** Far below the square of any length that matters, so that a code of 0 has a direction, and a gradient. */
const tiny = 1e-12;

/**
 * The pulling-away term: the mean squared cosine between the codes of two different samples, 0 … 1.
 *
 * @param codes [n, …], n at least 2
 */
export function pullingAway(codes: tf.Tensor): tf.Tensor {
  const n = codes.shape[0];
  const rows = tf.reshape(codes, [n, -1]);
  const lengths = tf.sqrt(tf.add(tf.sum(tf.square(rows), 1, true), tiny));
  const directions = tf.div(rows, lengths);
  const cosines = tf.matMul(directions, directions, false, true);
  const withItself = tf.sum(tf.square(tf.sum(tf.square(directions), 1)));
  return tf.div(tf.sub(tf.sum(tf.square(cosines)), withItself), n * (n - 1));
}

export const pullingAwaySeries: SeriesFacts = {
  tag: "pullingAway",
  title: "Pulling-away term",
  short: "pulling-away",
  axisTitle: "mean squared cosine",
  formula: "mean cos²(Enc(fakeᵢ), Enc(fakeⱼ)), i ≠ j",
  meaning:
    "1 where the codes of all generated samples point the same way, as after a collapse; near 0 where they are spread.",
  good: "lower",
  limit: { value: 1, label: "1" },
  comparable: [],
  source: "Zhao et al. 2016, equation 14",
};
