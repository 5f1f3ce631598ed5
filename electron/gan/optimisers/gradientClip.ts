/** Gradient clipping by norm (Pascanu et al. 2013, Algorithm 1), as PyTorch's clip_grad_norm_ defines it. */
import * as tf from "@tensorflow/tfjs-core";
import { gradientNorm } from "../series/gradientNorms.ts";
import type { Optimiser } from "./optimiser.ts";

/** Stands beside the norm, as in PyTorch: a gradient of length 0 is divided by it. */
const epsilon = 1e-6;

/**
 * The optimiser, given g · min(1, c / (‖g‖ + ε)) in place of g: one norm over all gradients of its network.
 *
 * @param c the largest norm that is left as it is, above 0
 */
export function clippedByNorm(optimiser: Optimiser, c: number): Optimiser {
  return {
    stateShapes: (role, parameters) => optimiser.stateShapes(role, parameters),
    update(role, tensors, gradients, learningRate) {
      const factor = tf.minimum(tf.div(c, tf.add(gradientNorm(gradients), epsilon)), 1);
      const clipped = Object.entries(gradients).map(([name, g]) => [name, tf.mul(g, factor)] as const);
      return optimiser.update(role, tensors, Object.fromEntries(clipped), learningRate);
    },
  };
}
