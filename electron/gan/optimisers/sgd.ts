/** Stochastic gradient descent with momentum (Sutskever et al. 2013), as PyTorch defines it. */
import * as tf from "@tensorflow/tfjs-core";
import { tensorNamed, type NamedTensors } from "../tensors.ts";
import type { Optimiser } from "./optimiser.ts";

/**
 *     b ← μ b + g        μ = momentum
 *     w ← w - α b
 *
 * Without dampening and without Nesterov's look ahead. State: b for each parameter, `optimizer/<parameter>/momentum`;
 * it is kept at μ = 0 too, so that a fork may change μ.
 */
export function sgd({ momentum }: { readonly momentum: number }): Optimiser {
  return {
    stateShapes(_role, parameters) {
      return Object.fromEntries(Object.entries(parameters).map(([name, shape]) => [bufferName(name), shape]));
    },

    update(_role, tensors, gradients, learningRate) {
      const parameters: Record<string, tf.Tensor> = {};
      const state: Record<string, tf.Tensor> = {};
      for (const [name, g] of Object.entries(gradients)) {
        const b = moved(tensors, name, g, momentum);
        parameters[name] = tf.sub(tensorNamed(tensors, name), tf.mul(b, learningRate));
        state[bufferName(name)] = b;
      }
      return { parameters, state };
    },
  };
}

function moved(tensors: NamedTensors, name: string, g: tf.Tensor, momentum: number): tf.Tensor {
  return tf.add(tf.mul(tensorNamed(tensors, bufferName(name)), momentum), g);
}

function bufferName(parameter: string): string {
  return `optimizer/${parameter}/momentum`;
}
