/** The maximum mean discrepancy of two batches, by a mixture of Gaussian kernels (Gretton et al. 2012). */
import * as tf from "@tensorflow/tfjs-core";

/** The kernel k(x, y) = Σ exp(−‖x − y‖² / 2σ²), σ = `bandwidth` · f for each factor f, all of one weight. */
export interface Mixture {
  /** A scalar above 0. */
  readonly bandwidth: tf.Tensor;
  readonly factors: readonly number[];
}

export interface MmdEstimates {
  /** Gretton et al. 2012, equation 5: never below 0, and above it for two batches of one distribution. */
  readonly biased: tf.Tensor;
  /** Equation 3: 0 on the average for two batches of one distribution, and so as often below it as above. */
  readonly unbiased: tf.Tensor;
  /** Lemma 14: unbiased too, of pairs of samples instead of all with all: in linear time, and much noisier. */
  readonly linear: tf.Tensor;
}

/**
 * Estimates of MMD².
 *
 * @param real x, [m, …]; @param fake y, of the same shape; m at least 2
 */
export function mmdEstimates(real: tf.Tensor, fake: tf.Tensor, kernel: Mixture): MmdEstimates {
  const m = real.shape[0];
  const [x, y] = [tf.reshape<tf.Rank.R2>(real, [m, -1]), tf.reshape<tf.Rank.R2>(fake, [m, -1])];
  // Distances stay what they are, and the products that they are made of lose fewer digits.
  const middle = tf.mean(x, 0);
  const [a, b] = [tf.sub(x, middle), tf.sub(y, middle)];
  const [xx, yy, xy] = [kernelOfAll(a, a, kernel), kernelOfAll(b, b, kernel), kernelOfAll(a, b, kernel)].map((k) =>
    tf.mean(k),
  ) as [tf.Tensor, tf.Tensor, tf.Tensor];
  // Without the m pairs of a sample with itself, whose kernel is 1 for each σ.
  const others = (mean: tf.Tensor): tf.Tensor => tf.div(tf.sub(tf.mul(mean, m), kernel.factors.length), m - 1);
  const between = tf.mul(xy, 2);
  return {
    biased: tf.sub(tf.add(xx, yy), between),
    unbiased: tf.sub(tf.add(others(xx), others(yy)), between),
    linear: linearTime(x, y, kernel),
  };
}

/** k of each row of a with each row of b: [m, m]. */
function kernelOfAll(a: tf.Tensor, b: tf.Tensor, kernel: Mixture): tf.Tensor {
  const squares = tf.add(tf.sum(tf.square(a), 1, true), tf.sum(tf.square(b), 1));
  const products = tf.matMul(a, b, false, true);
  // Rounding may take the distance of a sample from itself below 0.
  return kernelAt(tf.relu(tf.sub(squares, tf.mul(products, 2))), kernel);
}

/** k at squared distances. */
function kernelAt(squaredDistances: tf.Tensor, { bandwidth, factors }: Mixture): tf.Tensor {
  const scaled = tf.div(squaredDistances, tf.mul(tf.square(bandwidth), 2));
  const terms = factors.map((f) => tf.exp(tf.mul(scaled, -1 / f ** 2)));
  return terms.reduce((sum, term) => tf.add(sum, term));
}

/** The mean of k(x, x′) + k(y, y′) − k(x, y′) − k(x′, y) over ⌊m / 2⌋ pairs of samples, each used once. */
function linearTime(x: tf.Tensor2D, y: tf.Tensor2D, kernel: Mixture): tf.Tensor {
  const pairs = Math.floor(x.shape[0] / 2);
  const halves = (t: tf.Tensor2D): [tf.Tensor, tf.Tensor] => [
    tf.slice(t, [0, 0], [pairs, -1]),
    tf.slice(t, [pairs, 0], [pairs, -1]),
  ];
  const [[x1, x2], [y1, y2]] = [halves(x), halves(y)];
  const k = (a: tf.Tensor, b: tf.Tensor): tf.Tensor => kernelAt(tf.sum(tf.square(tf.sub(a, b)), 1), kernel);
  return tf.mean(tf.sub(tf.add(k(x1, x2), k(y1, y2)), tf.add(k(x1, y2), k(x2, y1))));
}
