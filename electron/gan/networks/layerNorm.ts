/**
 * Layer normalisation of images (Ba et al. 2016), over height, width and channels of each sample; scale and shift by
 * channel, as Gulrajani et al. 2017 use it in place of batch norm (section 4, "No critic batch normalization").
 */
import * as tf from "@tensorflow/tfjs-core";
import type { SampleNormLayer } from "../../../shared/networks/layers.ts";
import type { NamedTensors } from "../tensors.ts";
import { normaliseEachSample } from "./perSampleNorm.ts";

/** @param x [n, height, width, channels] */
export function normaliseByLayer(layer: SampleNormLayer, tensors: NamedTensors, x: tf.Tensor): tf.Tensor {
  const [, height, width] = x.shape as [number, number, number, number];
  const meanOverSample = (sums: tf.Tensor) => tf.mul(tf.mean(sums, [3], true), 1 / (height * width));
  return normaliseEachSample(layer, tensors, x, meanOverSample);
}
