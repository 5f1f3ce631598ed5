/** Words to write a network down with: each makes one layer for the shape that reaches it. */
import { elementCount } from "../elementCount.ts";
import type { ConvolutionLayer, Layer, Network, SampleNormLayer, Shape, Variable } from "./layers.ts";

/** Makes a layer that takes inputs of this shape (without the batch). */
export type LayerBuilder = (inputShape: Shape) => Layer;

/** Puts layers in sequence: each gets the output shape of the one before. */
export function sequence(inputShape: Shape, builders: readonly LayerBuilder[]): Network {
  const layers: Layer[] = [];
  for (const build of builders) layers.push(build(layers.at(-1)?.outputShape ?? inputShape));
  return layers;
}

export interface ConvolutionOptions {
  readonly filters: number;
  readonly stride: 1 | 2;
  /** Pixels on each side. */
  readonly padding: 0 | 1;
  readonly bias: boolean;
}

/** Every kernel of DCGAN is 4 × 4 (in the authors' code; Radford et al. 2016 used 5 × 5). */
const kernel = 4;

/** A 4 × 4 convolution: stride 2 with padding 1 halves the side, stride 1 without padding turns 4 × 4 into 1 × 1. */
export function convolution(name: string, options: ConvolutionOptions): LayerBuilder {
  return (inputShape) => {
    const [side, , inputs] = imageShape(inputShape);
    const outputSide = (side + 2 * options.padding - kernel) / options.stride + 1;
    const filterShape = [kernel, kernel, inputs, options.filters];
    return {
      kind: "convolution",
      weightLayout: "HWIO",
      ...convolutionParts(name, options, inputShape, outputSide, filterShape),
    };
  };
}

/**
 * The adjoint of `convolution`: stride 2 with padding 1 doubles the side, stride 1 without padding turns 1 × 1 into 4 ×
 * 4.
 */
export function transposedConvolution(name: string, options: ConvolutionOptions): LayerBuilder {
  return (inputShape) => {
    const [side, , inputs] = imageShape(inputShape);
    const outputSide = (side - 1) * options.stride + kernel - 2 * options.padding;
    const filterShape = [kernel, kernel, options.filters, inputs];
    return {
      kind: "transposedConvolution",
      weightLayout: "HWOI",
      ...convolutionParts(name, options, inputShape, outputSide, filterShape),
    };
  };
}

function convolutionParts(
  name: string,
  { filters, stride, padding, bias }: ConvolutionOptions,
  inputShape: Shape,
  outputSide: number,
  filterShape: Shape,
): Omit<ConvolutionLayer, "kind" | "weightLayout"> {
  return {
    inputShape,
    outputShape: [outputSide, outputSide, filters],
    weight: variable(`${name}/weight`, filterShape, "N(0, σ)"),
    bias: bias ? variable(`${name}/bias`, [filters], "0") : null,
    strides: [stride, stride],
    padding: [padding, padding],
  };
}

export function linear(name: string, outputs: number): LayerBuilder {
  return (inputShape) => ({
    kind: "linear",
    inputShape,
    outputShape: [outputs],
    weightLayout: "IO",
    weight: variable(`${name}/weight`, [elementCount(inputShape), outputs], "N(0, σ)"),
    bias: variable(`${name}/bias`, [outputs], "0"),
  });
}

/** Batch norm over the last dimension, with PyTorch's epsilon and momentum. */
export function batchNorm(name: string): LayerBuilder {
  return (inputShape) => {
    const perChannel = [imageShape(inputShape)[2]];
    return {
      kind: "batchNorm",
      inputShape,
      outputShape: inputShape,
      scale: variable(`${name}/scale`, perChannel, "N(1, σ)"),
      shift: variable(`${name}/shift`, perChannel, "0"),
      runningMean: variable(`${name}/runningMean`, perChannel, "0"),
      runningVariance: variable(`${name}/runningVariance`, perChannel, "1"),
      epsilon: 1e-5,
      momentum: 0.1,
    };
  };
}

/** Layer norm or instance norm of images, each sample by itself, with PyTorch's epsilon. */
export function sampleNorm(kind: SampleNormLayer["kind"], name: string): LayerBuilder {
  return (inputShape) => {
    const perChannel = [imageShape(inputShape)[2]];
    return {
      kind,
      inputShape,
      outputShape: inputShape,
      axes: kind === "layerNorm" ? [1, 2, 3] : [1, 2],
      scale: variable(`${name}/scale`, perChannel, "N(1, σ)"),
      shift: variable(`${name}/shift`, perChannel, "0"),
      epsilon: 1e-5,
    };
  };
}

export const relu = activation("relu", null);
export const leakyRelu = activation("leakyRelu", 0.2);
export const tanh = activation("tanh", null);

function activation(name: "relu" | "leakyRelu" | "tanh", negativeSlope: number | null): LayerBuilder {
  return (shape) => ({
    kind: "activation",
    inputShape: shape,
    outputShape: shape,
    activation: name,
    negativeSlope,
  });
}

/** One number by which everything is multiplied; it begins as `base`. */
export function scale(name: string, base: number, trained: boolean): LayerBuilder {
  return (shape) => ({
    kind: "scale",
    inputShape: shape,
    outputShape: shape,
    base,
    exponent: trained ? variable(`${name}/exponent`, [], "0") : null,
  });
}

export function reshape(outputShape: Shape): LayerBuilder {
  return (inputShape) => ({ kind: "reshape", inputShape, outputShape });
}

function variable(name: string, shape: Shape, initial: Variable["initial"]): Variable {
  return { name, shape, initial };
}

function imageShape(shape: Shape): readonly [number, number, number] {
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || channels === undefined) {
    throw new Error(`A layer for images was given the shape [${shape.join(", ")}].`);
  }
  return [height, width, channels];
}
