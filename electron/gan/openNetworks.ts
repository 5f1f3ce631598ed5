/** The networks of a run as functions of batches. */
import type * as tf from "@tensorflow/tfjs-core";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { Network } from "../../shared/networks/layers.ts";
import type { Role } from "../../shared/systemFacts.ts";
import { openAugmentation } from "./augmentation/augment.ts";
import { forward, parametersOf } from "./networks/forward.ts";
import { normalisedWeights } from "./networks/spectralNorm.ts";
import { optimiserOf } from "./optimisers/optimisers.ts";
import { learningRateInput, type NetworkFunction, type Networks } from "./system.ts";
import { tensorNamed, type NamedTensors } from "./tensors.ts";

export interface OpenNetworks {
  readonly functions: Networks;
  /** Running batch-norm statistics as the calls so far have moved them. */
  readonly statistics: () => NamedTensors;
}

/**
 * The networks with their parameters in place; each call moves the running statistics on from where the call before
 * left them. A network `at` other parameters moves none. Where the run augments, the critic sees what it is called with
 * augmented: each call in another way, and the same way where a step is computed again.
 *
 * @param tensors parameters, statistics and optimiser state; the constants of `stepConstants`; the learning rates of
 *   those that `descend`; what was drawn for augmentation
 * @param mode as of `forward`: in `inference` no statistics move, and nothing is augmented
 */
export function openNetworks(
  networks: ReadonlyMap<Role, Network>,
  tensors: NamedTensors,
  settings: RunConfiguration,
  mode: "training" | "inference" = "training",
): OpenNetworks {
  const statistics: Record<string, tf.Tensor> = {};
  const augmented = mode === "training" ? openAugmentation(settings, tensors) : (x: tf.Tensor) => x;

  function open(role: Role, network: Network, others: NamedTensors | null): NetworkFunction {
    const at = { ...tensors, ...others };
    const weights = { ...at, ...normalisedWeights(network, at) };
    const call = (x: tf.Tensor): tf.Tensor => {
      const seen = role === "critic" ? augmented(x) : x;
      const { output, statistics: moved } = forward(network, { ...weights, ...statistics }, seen, mode);
      if (others === null) Object.assign(statistics, moved);
      return output;
    };
    return Object.assign(call, {
      parameters: parametersOf(network, at),
      at: (parameters: NamedTensors) => open(role, network, parameters),
      descend(gradients: NamedTensors, from: NamedTensors = {}) {
        const learningRate = tensorNamed(tensors, learningRateInput(role));
        return optimiserOf(settings, role).update(role, { ...at, ...from }, gradients, learningRate);
      },
    });
  }

  const functions = Object.fromEntries([...networks].map(([role, network]) => [role, open(role, network, null)]));
  return { functions: functions as unknown as Networks, statistics: () => ({ ...statistics }) };
}
