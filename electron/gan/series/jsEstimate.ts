/** The curve of Fig. 4: the JS estimate. */
import * as tf from "@tensorflow/tfjs-core";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

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

export const jsEstimateSeries: SeriesFacts = {
  tag: "jsEstimate",
  title: "JS estimate",
  short: "JS",
  axisTitle: "JS estimate (nats)",
  formula: "½ L(D, g) + log 2",
  meaning:
    "0 where the discriminator cannot tell real from fake, log 2 ≈ 0.693 at most; it stays up there, whatever " +
    "the samples look like, once the discriminator tells every picture apart.",
  good: "lower",
  limit: { value: Math.LN2, label: "log 2" },
  comparable: [],
  source: "Arjovsky et al. 2017, section 4.2 and Fig. 4",
};
