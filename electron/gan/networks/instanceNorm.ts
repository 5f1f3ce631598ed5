/**
 * Instance normalisation (Ulyanov et al. 2016): each channel of each sample over height and width. Scale and shift are
 * trained; there are no running statistics, as in PyTorch's InstanceNorm2d with `affine`.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { SampleNormLayer } from "../../../shared/networks/layers.ts";
import type { NamedTensors } from "../tensors.ts";
import { normaliseEachSample } from "./perSampleNorm.ts";

/** @param x [n, height, width, channels] */
export function normaliseByInstance(layer: SampleNormLayer, tensors: NamedTensors, x: tf.Tensor): tf.Tensor {
  const [, height, width] = x.shape as [number, number, number, number];
  return normaliseEachSample(layer, tensors, x, (sums) => tf.mul(sums, 1 / (height * width)));
}
