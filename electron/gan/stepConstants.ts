/** What a step computes before it differentiates: constants in its gradient. */
import type { Network } from "../../shared/networks/layers.ts";
import type { Role } from "../../shared/systemFacts.ts";
import { singularVectors } from "./networks/spectralNorm.ts";
import type { NamedTensors } from "./tensors.ts";

/**
 * The vectors of spectral norm, by name, before any network is called: those of a network that the step trains move by
 * one power iteration, those of the others stay.
 *
 * @param tensors all variables
 * @returns `variables`: those that have moved; `constants`: these, and what the networks need besides
 */
export function stepConstants(
  networks: ReadonlyMap<Role, Network>,
  trains: readonly Role[],
  tensors: NamedTensors,
): { readonly variables: NamedTensors; readonly constants: NamedTensors } {
  const all = [...networks].map(([role, network]) => singularVectors(network, tensors, trains.includes(role)));
  const variables = Object.assign({}, ...all.map(({ moved }) => moved)) as NamedTensors;
  const constants = Object.assign({}, ...all.map((each) => each.constants)) as NamedTensors;
  return { variables, constants: { ...constants, ...variables } };
}
