/** What an optimiser is: a pure function: parameters, gradients and state in, parameters and state out. */
import type { NamedTensors, NetworkName } from "../settings.ts";

export type Shapes = Readonly<Record<string, readonly number[]>>;

export interface Optimiser {
  /**
   * Shapes of its state by name, `optimizer/<parameter>/…` and scalars `optimizer/<network>/…`. All of it starts at 0.
   *
   * @param parameters shapes of the network's parameters by name
   */
  stateShapes(network: NetworkName, parameters: Shapes): Shapes;
  /**
   * One step down the gradients.
   *
   * @param tensors holds the parameters, under the names of the gradients, and the optimiser's state
   */
  update(
    network: NetworkName,
    tensors: NamedTensors,
    gradients: NamedTensors,
  ): { readonly parameters: NamedTensors; readonly state: NamedTensors };
}
