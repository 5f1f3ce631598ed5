/** Weight clipping: how Algorithm 1 keeps the critic K-Lipschitz for some K (section 3). */
import * as tf from "@tensorflow/tfjs-core";
import type { NamedTensors } from "./settings.ts";

/** w ← clip(w, -c, c), for every parameter of the critic: weights, biases, batch-norm scales and shifts alike. */
export function clip(w: NamedTensors, c: number): NamedTensors {
  return Object.fromEntries(Object.entries(w).map(([name, tensor]) => [name, tf.clipByValue(tensor, -c, c)]));
}
