/** What an optimiser is: a pure function: parameters, gradients and state in, parameters and state out. */
import type * as tf from "@tensorflow/tfjs-core";
import type { Role } from "../../../shared/systemFacts.ts";
import type { NamedTensors } from "../tensors.ts";

export type Shapes = Readonly<Record<string, readonly number[]>>;

export interface Optimiser {
  /**
   * Shapes of its state by name, `optimizer/<parameter>/…` and scalars `optimizer/<network>/…`. All of it starts at 0.
   *
   * @param parameters shapes of the network's parameters by name
   */
  stateShapes(role: Role, parameters: Shapes): Shapes;
  /**
   * One step down the gradients.
   *
   * @param tensors holds the parameters, under the names of the gradients, and the optimiser's state
   * @param learningRate α, a scalar: an input of the step, so that it may change from one to the next
   */
  update(
    role: Role,
    tensors: NamedTensors,
    gradients: NamedTensors,
    learningRate: tf.Tensor,
  ): { readonly parameters: NamedTensors; readonly state: NamedTensors };
}
