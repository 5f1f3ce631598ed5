/** How networks are computed. */
import * as tf from "@tensorflow/tfjs-core";
import { tensorNamed, type NamedTensors } from "../tensors.ts";
import { activate } from "./activations.ts";
import { normaliseByBatch, normaliseByRunningStatistics } from "./batchNorm.ts";
import { normaliseByInstance } from "./instanceNorm.ts";
import { normaliseByLayer } from "./layerNorm.ts";
import { layerParameters, type ConvolutionLayer, type Layer, type Network } from "../../../shared/networks/layers.ts";

/** θ or w: the network's trained parameters out of all tensors. */
export function parametersOf(network: Network, tensors: NamedTensors): NamedTensors {
  const names = network.flatMap(layerParameters).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, tensorNamed(tensors, name)]));
}

/**
 * Runs a batch through a network.
 *
 * @param mode `training` normalises by the batch and returns new running statistics in `statistics`, as PyTorch's
 *   modules update theirs in every training-mode forward; `inference` normalises by the running statistics and changes
 *   none
 */
export function forward(
  network: Network,
  tensors: NamedTensors,
  input: tf.Tensor,
  mode: "training" | "inference",
): { readonly output: tf.Tensor; readonly statistics: NamedTensors } {
  let x = input;
  const statistics: Record<string, tf.Tensor> = {};
  for (const layer of network) {
    if (layer.kind === "batchNorm" && mode === "training") {
      const normalised = normaliseByBatch(layer, tensors, x);
      Object.assign(statistics, normalised.statistics);
      x = normalised.output;
    } else {
      x = applyLayer(layer, tensors, x);
    }
  }
  return { output: x, statistics };
}

function applyLayer(layer: Layer, tensors: NamedTensors, x: tf.Tensor): tf.Tensor {
  switch (layer.kind) {
    case "linear": {
      const product = tf.matMul(x, tensorNamed(tensors, layer.weight.name));
      return tf.add(product, tensorNamed(tensors, layer.bias.name));
    }
    case "convolution":
    case "transposedConvolution": {
      const product = convolve(layer, x as tf.Tensor4D, tensorNamed(tensors, layer.weight.name) as tf.Tensor4D);
      return layer.bias === null ? product : tf.add(product, tensorNamed(tensors, layer.bias.name));
    }
    case "batchNorm":
      return normaliseByRunningStatistics(layer, tensors, x);
    case "layerNorm":
      return normaliseByLayer(layer, tensors, x);
    case "instanceNorm":
      return normaliseByInstance(layer, tensors, x);
    case "activation":
      return activate(layer, x);
    case "scale": {
      const base = tf.mul(x, layer.base);
      return layer.exponent === null ? base : tf.mul(base, tf.exp(tensorNamed(tensors, layer.exponent.name)));
    }
    case "reshape":
      return tf.reshape(x, [batchSize(x), ...layer.outputShape]);
  }
}

function convolve(layer: ConvolutionLayer, x: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor4D {
  const strides: [number, number] = [...layer.strides];
  const padding = layer.padding[0];
  if (layer.kind === "convolution") return tf.conv2d(x, filter, strides, padding);
  const [height, width, channels] = layer.outputShape as readonly [number, number, number];
  return tf.conv2dTranspose(x, filter, [batchSize(x), height, width, channels], strides, padding);
}

function batchSize(x: tf.Tensor): number {
  return x.shape[0];
}
