/** Batch normalisation (Ioffe and Szegedy 2015), as PyTorch computes it. */
import * as tf from "@tensorflow/tfjs";
import { tensorNamed, type NamedTensors } from "../settings.ts";
import { elementCount, type BatchNormLayer } from "./layers.ts";

/** Training form: normalises by the batch's own mean and variance, and moves the running statistics towards them. */
export function normaliseByBatch(
  layer: BatchNormLayer,
  tensors: NamedTensors,
  x: tf.Tensor,
): { output: tf.Tensor; statistics: NamedTensors } {
  const output = normalise(
    x,
    tensorNamed(tensors, layer.scale.name),
    tensorNamed(tensors, layer.shift.name),
    layer.epsilon,
  );
  const { mean, variance } = moments(x);
  const count = elementCount(x.shape.slice(0, -1));
  const unbiased = tf.mul(variance, count / (count - 1));
  return {
    output,
    statistics: {
      [layer.runningMean.name]: moved(tensorNamed(tensors, layer.runningMean.name), mean, layer.momentum),
      [layer.runningVariance.name]: moved(tensorNamed(tensors, layer.runningVariance.name), unbiased, layer.momentum),
    },
  };
}

/** Inference form: normalises by the running statistics, each image for itself. */
export function normaliseByRunningStatistics(layer: BatchNormLayer, tensors: NamedTensors, x: tf.Tensor): tf.Tensor {
  const variance = tensorNamed(tensors, layer.runningVariance.name);
  const factor = tf.div(tensorNamed(tensors, layer.scale.name), tf.sqrt(tf.add(variance, layer.epsilon)));
  const centred = tf.sub(x, tensorNamed(tensors, layer.runningMean.name));
  return tf.add(tf.mul(centred, factor), tensorNamed(tensors, layer.shift.name));
}

/**
 * y = γ x̂ + β with x̂ = (x - μ) / √(σ² + ε), Algorithm 1 there; the gradients are those of its section 3, put together:
 *
 *     dβ = Σ dy        dγ = Σ dy x̂        dx = γ / √(σ² + ε) · (dy - (dβ + x̂ dγ) / N)
 *
 * Written out because TensorFlow.js's own chain through mean and square passes over the activations twice as often.
 * x̂ is computed anew from x in the backward pass, so that second derivatives are right too; a compiled graph merges the two.
 */
function normalise(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor, epsilon: number): tf.Tensor {
  const count = elementCount(x.shape.slice(0, -1));
  const operation = tf.customGrad((...inputs) => {
    const [images, gamma, beta, save] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor, (tensors: tf.Tensor[]) => void];
    save([images, gamma]);
    return {
      value: tf.add(tf.mul(standardised(images, epsilon).xHat, gamma), beta),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [savedImages, savedGamma] = saved as [tf.Tensor, tf.Tensor];
        const { xHat, deviation } = standardised(savedImages, epsilon);
        const dShift = tf.sum(dy, axes(dy));
        const dScale = tf.sum(tf.mul(dy, xHat), axes(dy));
        const pulled = tf.add(tf.mul(xHat, tf.div(dScale, count)), tf.div(dShift, count));
        return [tf.mul(tf.sub(dy, pulled), tf.div(savedGamma, deviation)), dScale, dShift];
      },
    };
  });
  return operation(x, scale, shift);
}

function standardised(x: tf.Tensor, epsilon: number): { xHat: tf.Tensor; deviation: tf.Tensor } {
  const { centred, variance } = moments(x);
  const deviation = tf.sqrt(tf.add(variance, epsilon));
  return { xHat: tf.div(centred, deviation), deviation };
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
