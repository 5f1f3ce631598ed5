/**
 * Layers as data. A network is a list of them, and everything is read from that one list: the forward pass, the initial
 * values, the parameter count and the description by which another program can rebuild the network.
 *
 * Shapes leave the batch out. Images are height × width × channels (NHWC).
 */

import { elementCount } from "../elementCount.ts";

export type Shape = readonly number[];

export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  /** Distribution or value at the start; σ is the setting `initialisationStd`. */
  readonly initial: "N(0, σ)" | "N(1, σ)" | "0" | "1" | "unit vector";
}

/** A layer whose weight may be divided by its spectral norm. */
interface Normalisable {
  /**
   * Spectral norm: the layer works with weight / σ, and this is u, which estimates the weight's left singular vector
   * [outputs]. Left out where the layer works with the weight as it is.
   */
  readonly singularVector?: Variable;
}

interface InputAndOutput {
  readonly inputShape: Shape;
  readonly outputShape: Shape;
}

interface LinearLayer extends InputAndOutput, Normalisable {
  readonly kind: "linear";
  /** Inputs × outputs. */
  readonly weightLayout: "IO";
  readonly weight: Variable;
  readonly bias: Variable;
}

export interface ConvolutionLayer extends InputAndOutput, Normalisable {
  readonly kind: "convolution" | "transposedConvolution";
  /**
   * Height × width × input × output channels; for a transposed convolution output channels come before input channels.
   */
  readonly weightLayout: "HWIO" | "HWOI";
  readonly weight: Variable;
  readonly bias: Variable | null;
  readonly strides: readonly [number, number];
  /** Pixels on each side; of the output for a transposed convolution, as in PyTorch. */
  readonly padding: readonly [number, number];
}

export interface BatchNormLayer extends InputAndOutput {
  readonly kind: "batchNorm";
  readonly scale: Variable;
  readonly shift: Variable;
  readonly runningMean: Variable;
  readonly runningVariance: Variable;
  readonly epsilon: number;
  /** Weight of the newest batch in the running statistics. */
  readonly momentum: number;
}

/**
 * Normalises each sample by itself, so that no other of the batch has a part in it: over height, width and channels
 * (`layerNorm`, Ba et al. 2016), or each channel over height and width (`instanceNorm`, Ulyanov et al. 2016). Scale and
 * shift belong to channels in both, as Gulrajani et al. 2017 have layer norm after convolutions: PyTorch's GroupNorm
 * with one group, and with as many as channels.
 */
export interface SampleNormLayer extends InputAndOutput {
  readonly kind: "layerNorm" | "instanceNorm";
  /** The axes of a batch, [n, height, width, channels], that mean and variance are taken over. */
  readonly axes: readonly number[];
  readonly scale: Variable;
  readonly shift: Variable;
  readonly epsilon: number;
}

export interface ActivationLayer extends InputAndOutput {
  readonly kind: "activation";
  readonly activation: "relu" | "leakyRelu" | "tanh";
  /** LeakyReLU's factor for negative numbers, null for the others. */
  readonly negativeSlope: number | null;
}

/** Multiplies everything by one number, `base` · e^exponent; by `base` alone where it is not trained. */
interface ScaleLayer extends InputAndOutput {
  readonly kind: "scale";
  readonly base: number;
  readonly exponent: Variable | null;
}

/** Row-major (the last dimension runs fastest): flat images are height × width × channels. */
interface ReshapeLayer extends InputAndOutput {
  readonly kind: "reshape";
}

export type Layer =
  LinearLayer | ConvolutionLayer | BatchNormLayer | SampleNormLayer | ActivationLayer | ScaleLayer | ReshapeLayer;
export type Network = readonly Layer[];

/** The variables of a layer that its optimiser trains, in a fixed order. */
export function layerParameters(layer: Layer): Variable[] {
  switch (layer.kind) {
    case "linear":
    case "convolution":
    case "transposedConvolution":
      return layer.bias === null ? [layer.weight] : [layer.weight, layer.bias];
    case "batchNorm":
    case "layerNorm":
    case "instanceNorm":
      return [layer.scale, layer.shift];
    case "scale":
      return layer.exponent === null ? [] : [layer.exponent];
    case "activation":
    case "reshape":
      return [];
  }
}

/** The variables of a layer that follow the data instead: batch norm's running statistics. */
export function layerStatistics(layer: Layer): Variable[] {
  return layer.kind === "batchNorm" ? [layer.runningMean, layer.runningVariance] : [];
}

/** A layer with spectral norm. */
export type NormalisedLayer = (LinearLayer | ConvolutionLayer) & { readonly singularVector: Variable };

/** The layers of a network that have spectral norm. */
export function normalisedLayers(network: Network): NormalisedLayer[] {
  return network.filter((layer): layer is NormalisedLayer => "singularVector" in layer);
}

/** Trained numbers only: batch norm's running statistics do not count. */
export function parameterCount(network: Network): number {
  const parameters = network.flatMap(layerParameters);
  return parameters.reduce((sum, { shape }) => sum + elementCount(shape), 0);
}
