/** RMSProp, the optimiser of Algorithm 1 (Tieleman and Hinton 2012), as PyTorch defines it. */
import * as tf from "@tensorflow/tfjs-core";
import { tensorNamed, type NamedTensors } from "../tensors.ts";
import type { Optimiser } from "./optimiser.ts";
import { squareRoot } from "./squareRoot.ts";

/** Stands outside the square root, as in PyTorch and unlike TensorFlow. */
const epsilon = 1e-8;

/**
 *     v ← ρ v + (1 - ρ) g²        ρ = alpha, as PyTorch calls it
 *     w ← w - α g / (√v + ε)
 *
 * Without momentum and not centred. State: v for each parameter, `optimizer/<parameter>/meanSquare`.
 */
export function rmsprop({ alpha }: { readonly alpha: number }): Optimiser {
  return {
    stateShapes(_role, parameters) {
      return Object.fromEntries(Object.entries(parameters).map(([name, shape]) => [meanSquareName(name), shape]));
    },

    update(_role, tensors, gradients, learningRate) {
      const parameters: Record<string, tf.Tensor> = {};
      const state: Record<string, tf.Tensor> = {};
      for (const [name, g] of Object.entries(gradients)) {
        const v = meanSquare(tensors, name, g, alpha);
        const step = tf.div(tf.mul(g, learningRate), tf.add(squareRoot(v), epsilon));
        parameters[name] = tf.sub(tensorNamed(tensors, name), step);
        state[meanSquareName(name)] = v;
      }
      return { parameters, state };
    },
  };
}

function meanSquare(tensors: NamedTensors, name: string, g: tf.Tensor, alpha: number): tf.Tensor {
  const v = tensorNamed(tensors, meanSquareName(name));
  return tf.add(tf.mul(v, alpha), tf.mul(tf.square(g), 1 - alpha));
}

function meanSquareName(parameter: string): string {
  return `optimizer/${parameter}/meanSquare`;
}
