/** The standard GAN with the -log D trick, the paper's baseline (section 4.2; Goodfellow et al. 2014, section 3). */
import * as tf from "@tensorflow/tfjs-core";
import { discriminatorValue, jsEstimate } from "../estimates.ts";
import type { Objective } from "./objective.ts";

export const gan: Objective = {
  /** The discriminator climbs L(D, g_θ) = E log D(x) + E log(1 - D(g_θ(z))); its loss is the negative. */
  critic(real, fake) {
    return {
      criticLoss: tf.neg(discriminatorValue(real, fake)),
      estimate: jsEstimate(real, fake),
      meanReal: tf.mean(real),
      meanFake: tf.mean(fake),
    };
  },

  /** -E log D(g_θ(z)) = E softplus(-s): its gradient does not vanish while D rejects the fakes. */
  generator(fake) {
    return tf.mean(tf.softplus(tf.neg(fake)));
  },
};
