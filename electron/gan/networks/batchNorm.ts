/** Batch normalisation (Ioffe and Szegedy 2015), as PyTorch computes it. */
import * as tf from "@tensorflow/tfjs-core";
import { tensorNamed, type NamedTensors } from "../tensors.ts";
import { elementCount } from "../../../shared/elementCount.ts";
import type { BatchNormLayer } from "../../../shared/networks/layers.ts";

/**
 * Training form: normalises by the batch's own mean and biased variance, and moves the running statistics towards its
 * mean and unbiased variance. Algorithm 1 there.
 *
 * @param x [m, …, channels]
 */
export function normaliseByBatch(
  layer: BatchNormLayer,
  tensors: NamedTensors,
  x: tf.Tensor,
): { output: tf.Tensor; statistics: NamedTensors } {
  const { mean, variance, centred } = moments(x);
  const count = elementCount(x.shape.slice(0, -1));
  const unbiased = tf.mul(variance, count / (count - 1));
  const [scale, shift] = [tensorNamed(tensors, layer.scale.name), tensorNamed(tensors, layer.shift.name)];
  return {
    output: normalise(x, scale, shift, { centred, inverseDeviation: tf.rsqrt(tf.add(variance, layer.epsilon)), count }),
    statistics: {
      [layer.runningMean.name]: moved(tensorNamed(tensors, layer.runningMean.name), mean, layer.momentum),
      [layer.runningVariance.name]: moved(tensorNamed(tensors, layer.runningVariance.name), unbiased, layer.momentum),
    },
  };
}

/**
 * γ x̂ + β, x̂ = (x - μ) / √(σ² + ε), with the gradient of section 3 there, gathered by channel so that the large
 * tensors are passed over as seldom as possible:
 *
 *     dβ = Σ dy        dγ = Σ dy x̂        dx = γ / √(σ² + ε) · (dy - dβ / count - x̂ · dγ / count)
 *
 * It can be differentiated once: the batch's moments count as constants in it.
 */
function normalise(
  x: tf.Tensor,
  scale: tf.Tensor,
  shift: tf.Tensor,
  batch: { readonly centred: tf.Tensor; readonly inverseDeviation: tf.Tensor; readonly count: number },
): tf.Tensor {
  const factor = tf.mul(scale, batch.inverseDeviation);
  const f = tf.customGrad((_x, _γ, β, save) => {
    (save as tf.GradSaveFunc)([batch.centred, batch.inverseDeviation, factor]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [centred, inverse, perChannel] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      const dShift = tf.sum(dy, axes(dy));
      const dScale = tf.mul(tf.sum(tf.mul(dy, centred), axes(dy)), inverse);
      const fromDeviation = tf.mul(tf.mul(tf.mul(perChannel, inverse), dScale), -1 / batch.count);
      const fromMean = tf.mul(tf.mul(perChannel, dShift), -1 / batch.count);
      const dx = tf.add(tf.mul(dy, perChannel), tf.add(tf.mul(centred, fromDeviation), fromMean));
      return [dx, dScale, dShift];
    };
    return { value: tf.add(tf.mul(batch.centred, factor), β as tf.Tensor), gradFunc };
  });
  return f(x, scale, shift);
}

/** Inference form: normalises by the running statistics, each image for itself. */
export function normaliseByRunningStatistics(layer: BatchNormLayer, tensors: NamedTensors, x: tf.Tensor): tf.Tensor {
  const deviation = tf.sqrt(tf.add(tensorNamed(tensors, layer.runningVariance.name), layer.epsilon));
  const centred = tf.sub(x, tensorNamed(tensors, layer.runningMean.name));
  const factor = tf.div(tensorNamed(tensors, layer.scale.name), deviation);
  return tf.add(tf.mul(centred, factor), tensorNamed(tensors, layer.shift.name));
}

/** Mean and biased variance of each channel over the batch and all places. */
function moments(x: tf.Tensor): { mean: tf.Tensor; variance: tf.Tensor; centred: tf.Tensor } {
  const mean = tf.mean(x, axes(x));
  const centred = tf.sub(x, mean);
  return { mean, centred, variance: tf.mean(tf.square(centred), axes(x)) };
}

function axes(x: tf.Tensor): number[] {
  return x.shape.slice(0, -1).map((_, axis) => axis);
}

/** PyTorch's running average: (1 - momentum) · old + momentum · new. */
function moved(old: tf.Tensor, newest: tf.Tensor, momentum: number): tf.Tensor {
  return tf.add(tf.mul(old, 1 - momentum), tf.mul(newest, momentum));
}
