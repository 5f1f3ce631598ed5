/** What a step makes of a network's gradients. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { Network } from "../../shared/networks/layers.ts";
import type { Role } from "../../shared/systemFacts.ts";
import { parametersOf } from "./networks/forward.ts";
import { optimiserOf } from "./optimisers/optimisers.ts";
import { learningRateInput, type PlanStep } from "./system.ts";
import { tensorNamed, type NamedTensors } from "./tensors.ts";
import { networkScalars } from "./series/ofNetworks.ts";

/** One of the networks that a step trains. */
export interface Trained {
  readonly role: Role;
  readonly network: Network;
  /** What follows the update. */
  readonly after: PlanStep["after"];
}

/**
 * The network's parameters a step further down, and its optimiser's state.
 *
 * @param tensors all variables, and the learning rate of the network
 * @param gradients by the names of the parameters, of this network and of others
 */
export function update(
  { role, network, after }: Trained,
  settings: RunConfiguration,
  tensors: NamedTensors,
  gradients: NamedTensors,
): { readonly variables: NamedTensors; readonly outputs: NamedTensors } {
  const own = parametersOf(network, gradients);
  const learningRate = tensorNamed(tensors, learningRateInput(role));
  const { parameters: updated, state } = optimiserOf(settings, role).update(role, tensors, own, learningRate);
  const { parameters, series = {} } = after?.(updated) ?? { parameters: updated };
  return {
    variables: { ...parameters, ...state },
    outputs: {
      ...series,
      ...networkScalars(role, { before: parametersOf(network, tensors), after: updated, gradients: own }),
    },
  };
}
