/**
 * Adam (Kingma and Ba 2015, Algorithm 1), as PyTorch defines it. DCGAN's optimiser; unstable for a WGAN (section 4.3).
 */
import * as tf from "@tensorflow/tfjs-core";
import { tensorNamed, type NamedTensors } from "../tensors.ts";
import type { Optimiser } from "./optimiser.ts";
import { squareRoot } from "./squareRoot.ts";

const epsilon = 1e-8;

/**
 *     m ← β1 m + (1 - β1) g        v ← β2 v + (1 - β2) g²
 *     m̂ = m / (1 - β1^t)           v̂ = v / (1 - β2^t)
 *     w ← w - α m̂ / (√v̂ + ε)
 *
 * State: `optimizer/<parameter>/mean` (m) and `/meanSquare` (v), and two scalars for each network,
 * `optimizer/<network>/biasCorrection1` and `2`: c = 1 - β^t, kept as c ← β c + (1 - β), since the difference itself
 * would lose its digits in float32 while β^t is near 1.
 */
export function adam({ beta1, beta2 }: { readonly beta1: number; readonly beta2: number }): Optimiser {
  return {
    stateShapes(role, parameters) {
      const moments = Object.entries(parameters).flatMap(([name, shape]) => [
        [momentName(name, "mean"), shape] as const,
        [momentName(name, "meanSquare"), shape] as const,
      ]);
      return {
        ...Object.fromEntries(moments),
        [`optimizer/${role}/biasCorrection1`]: [],
        [`optimizer/${role}/biasCorrection2`]: [],
      };
    },

    update(role, tensors, gradients, learningRate) {
      const [name1, name2] = [`optimizer/${role}/biasCorrection1`, `optimizer/${role}/biasCorrection2`];
      const c1 = tf.add(tf.mul(tensorNamed(tensors, name1), beta1), 1 - beta1);
      const c2 = tf.add(tf.mul(tensorNamed(tensors, name2), beta2), 1 - beta2);
      const stepLength = tf.div(learningRate, c1);
      const rootC2 = tf.sqrt(c2);
      const parameters: Record<string, tf.Tensor> = {};
      const state: Record<string, tf.Tensor> = { [name1]: c1, [name2]: c2 };
      for (const [name, g] of Object.entries(gradients)) {
        const m = decayed(tensors, momentName(name, "mean"), g, beta1);
        const v = decayed(tensors, momentName(name, "meanSquare"), tf.square(g), beta2);
        // √v̂ is taken as √v / √c2, as in PyTorch.
        const step = tf.div(tf.mul(m, stepLength), tf.add(tf.div(squareRoot(v), rootC2), epsilon));
        parameters[name] = tf.sub(tensorNamed(tensors, name), step);
        state[momentName(name, "mean")] = m;
        state[momentName(name, "meanSquare")] = v;
      }
      return { parameters, state };
    },
  };
}

function decayed(tensors: NamedTensors, name: string, value: tf.Tensor, beta: number): tf.Tensor {
  return tf.add(tf.mul(tensorNamed(tensors, name), beta), tf.mul(value, 1 - beta));
}

function momentName(parameter: string, moment: "mean" | "meanSquare"): string {
  return `optimizer/${parameter}/${moment}`;
}
