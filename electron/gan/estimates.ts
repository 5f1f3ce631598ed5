/** The two curves of the paper: the EM estimate of Fig. 3 and the JS estimate of Fig. 4. */
import * as tf from "@tensorflow/tfjs-core";

/**
 * The EM (earth mover, Wasserstein-1) estimate: mean f_w(x) - mean f_w(g_θ(z)), section 3 and Fig. 3.
 *
 * This sign makes it positive once the critic tells real from fake; it falls as the generator improves. It is W up to the
 * critic's unknown Lipschitz constant, so it compares only runs with the same critic network and the same clip.
 *
 * @param real critic scores f_w(x) of a real batch, any shape; @param fake of a generated batch
 */
export function emEstimate(real: tf.Tensor, fake: tf.Tensor): tf.Scalar {
  return tf.sub(tf.mean(real), tf.mean(fake));
}

/**
 * L(D, g_θ) = E log D(x) + E log(1 - D(g_θ(z))), what the discriminator maximises (section 4.2).
 *
 * With D = sigmoid(s): log D = -softplus(-s) and log(1 - D) = -softplus(s), finite for every float32 score s.
 *
 * @param real scores (logits) of a real batch, any shape; @param fake of a generated batch
 */
export function discriminatorValue(real: tf.Tensor, fake: tf.Tensor): tf.Scalar {
  return tf.neg(tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake))));
}

/**
 * The JS estimate ½ L(D, g_θ) + log 2: a lower bound of the Jensen-Shannon distance (with its factor ½), Fig. 4.
 *
 * 0 where D says ½ everywhere, log 2 ≈ 0.693 at most; it saturates there as soon as D separates the two batches.
 */
export function jsEstimate(real: tf.Tensor, fake: tf.Tensor): tf.Scalar {
  return tf.add(tf.mul(discriminatorValue(real, fake), 0.5), Math.LN2);
}
