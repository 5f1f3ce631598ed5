/** A network some steps further on, as a function of all that those steps depend on (Metz et al. 2016, section 2.2). */
import type * as tf from "@tensorflow/tfjs-core";
import { gradientsOf } from "./gradients.ts";
import type { NetworkFunction } from "./system.ts";
import type { NamedTensors } from "./tensors.ts";

/**
 * The network after k steps of its own optimiser down `loss`, beginning from its parameters and its optimiser's state
 * as they are (equations 7 and 8). Nothing is held constant: a gradient by whatever else `loss` depends on, a
 * generator's parameters for one, goes through all k updates (equation 9).
 *
 * @param loss a scalar of the network's own, on the same batches at each of the steps
 */
export function unrolled(
  network: NetworkFunction,
  k: number,
  loss: (network: NetworkFunction) => tf.Tensor,
): NetworkFunction {
  let parameters = network.parameters;
  let state: NamedTensors = {};
  for (let step = 0; step < k; step++) {
    const { gradients } = gradientsOf(parameters, (w) => ({ loss: loss(network.at(w)), results: {} }));
    const updated = network.descend(gradients, { ...parameters, ...state });
    parameters = updated.parameters;
    state = { ...state, ...updated.state };
  }
  return k === 0 ? network : network.at(parameters);
}
