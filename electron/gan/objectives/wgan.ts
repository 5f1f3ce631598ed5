/** WGAN: the Kantorovich-Rubinstein dual of the earth mover's distance (section 3, equation 2, and Algorithm 1). */
import * as tf from "@tensorflow/tfjs-core";
import { emEstimate } from "../estimates.ts";
import type { Objective } from "./objective.ts";

export const wgan: Objective = {
  /** The critic climbs mean f_w(x) - mean f_w(g_θ(z)): the estimate itself; its loss is the negative. */
  critic(real, fake) {
    const estimate = emEstimate(real, fake);
    return { criticLoss: tf.neg(estimate), estimate, meanReal: tf.mean(real), meanFake: tf.mean(fake) };
  },

  /** -mean f_w(g_θ(z)): Theorem 3 gives its gradient as that of W(P_r, P_θ), for an optimal critic. */
  generator(fake) {
    return tf.neg(tf.mean(fake));
  },
};
