import type * as tf from "@tensorflow/tfjs-core";

export type NamedTensors = Readonly<Record<string, tf.Tensor>>;

/** @throws Error where the caller left `name` out: a defect, not something a user can cause */
export function tensorNamed(tensors: NamedTensors, name: string): tf.Tensor {
  const tensor = tensors[name];
  if (tensor === undefined) throw new Error(`The step was called without the tensor "${name}".`);
  return tensor;
}
