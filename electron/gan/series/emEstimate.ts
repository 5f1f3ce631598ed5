/** The curve of Fig. 3: the EM estimate. */
import * as tf from "@tensorflow/tfjs-core";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

/**
 * The EM (earth mover, Wasserstein-1) estimate: mean f_w(x) - mean f_w(g_θ(z)), section 3 and Fig. 3.
 *
 * This sign makes it positive once the critic tells real from fake; it falls as the generator improves. It is W up to
 * the critic's unknown Lipschitz constant, so it compares only runs with the same critic network and the same clip.
 *
 * @param real critic scores f_w(x) of a real batch, any shape; @param fake of a generated batch
 */
export function emEstimate(real: tf.Tensor, fake: tf.Tensor): tf.Scalar {
  return tf.sub(tf.mean(real), tf.mean(fake));
}

export const emEstimateSeries: SeriesFacts = {
  tag: "emEstimate",
  title: "EM estimate",
  short: "EM",
  axisTitle: "EM estimate (critic's scale)",
  formula: "mean f(real) − mean f(fake)",
  meaning:
    "Positive while the critic tells real from fake, and falling as the samples get better; its level is " +
    "comparable only between runs with the same critic and the same clip.",
  good: "lower",
  limit: null,
  // On these the unknown scale depends: the critic network, and how far its weights may go.
  comparable: [
    ...["domain", "system", "critic", "criticNorm", "constraint", "clip", "spectralNorm"],
    ...["nf", "hiddenUnits", "imageSize", "channels"],
  ],
  source: "Arjovsky et al. 2017, section 3 and Fig. 3",
};
