/** What the science needs to know of a run. A run's whole configuration has these fields too, and may be passed as it is. */
import type * as tf from "@tensorflow/tfjs-core";

export interface GanSettings {
  /** `wgan`: Algorithm 1; `gan`: the -log D trick; `gan-minimax`: the original game. */
  readonly algorithm: "wgan" | "gan" | "gan-minimax";
  readonly generator: "dcgan" | "dcgan-constant" | "mlp";
  readonly critic: "dcgan" | "mlp";
  /** Side of the square images in pixels: 16, 32, 64 or 128. */
  readonly imageSize: number;
  /** 3 for RGB, 1 for grey. */
  readonly channels: number;
  /** Filters of the convolution with the widest resolution. */
  readonly nf: number;
  /** Length of the noise vector z. */
  readonly nz: number;
  readonly optimizer: "rmsprop" | "adam";
  /** α of Algorithm 1. */
  readonly learningRate: number;
  /** c of Algorithm 1; only the WGAN clips. */
  readonly clip: number;
  /** RMSProp's decay of the mean squared gradient. */
  readonly smoothing: number;
  /** Adam's decay of the mean gradient. */
  readonly beta1: number;
  /** Adam's decay of the mean squared gradient. */
  readonly beta2: number;
  /** σ of the initial weights N(0, σ). */
  readonly initialisationStd: number;
}

export type NetworkName = "generator" | "critic";

export type NamedTensors = Readonly<Record<string, tf.Tensor>>;

/** A pure function of all variables and inputs by name: new values of some variables, and what the caller reads. */
export type Step = (tensors: NamedTensors) => { readonly variables: NamedTensors; readonly outputs: NamedTensors };

/** @throws Error where the caller left `name` out: a defect, not something a user can cause */
export function tensorNamed(tensors: NamedTensors, name: string): tf.Tensor {
  const tensor = tensors[name];
  if (tensor === undefined) throw new Error(`The step was called without the tensor "${name}".`);
  return tensor;
}
