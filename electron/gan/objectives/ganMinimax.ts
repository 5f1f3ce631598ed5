/** The original minimax game (Goodfellow et al. 2014, equation 1): the generator descends the discriminator's own value. */
import * as tf from "@tensorflow/tfjs-core";
import { gan } from "./gan.ts";
import type { Objective } from "./objective.ts";

export const ganMinimax: Objective = {
  /** The discriminator's side is the same as with the -log D trick. */
  critic: gan.critic,

  /** E log(1 - D(g_θ(z))) = -E softplus(s): its gradient vanishes where D rejects the fakes (section 2, Fig. 2). */
  generator(fake) {
    return tf.neg(tf.mean(tf.softplus(fake)));
  },
};
