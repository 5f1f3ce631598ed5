/**
 * What layer norm (layerNorm.ts) and instance norm (instanceNorm.ts) have in common: each sample is normalised by its
 * own mean and biased variance over some axes, then scaled and shifted by channel.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { SampleNormLayer } from "../../../shared/networks/layers.ts";
import { tensorNamed, type NamedTensors } from "../tensors.ts";

/** Numbers of a sample by channel, [n, 1, 1, channels], from sums over height and width, to what their group has. */
type OverGroup = (byChannel: tf.Tensor) => tf.Tensor;

/**
 *     y = γ x̂ + β, x̂ = (x - μ) / √(σ² + ε)
 *
 * with the gradient gathered by sample and channel, so that the large tensors are passed over as seldom as possible.
 * With A = Σ dy and B = Σ dy (x - μ) over height and width, and M the mean over the group that μ and σ are taken over,
 * of which each place has its part:
 *
 *     dβ = Σ A        dγ = Σ B / √(σ² + ε)        (sums over the batch)
 *     dx = γ dy / √(σ² + ε) - M(γ A) / √(σ² + ε) - (x - μ) M(γ B) / (σ² + ε)^(3/2)
 *
 * It can be differentiated again, as a gradient penalty does.
 *
 * @param x [n, height, width, channels]
 * @param meanOverGroup the group's mean of numbers that were summed up by channel
 */
export function normaliseEachSample(
  layer: SampleNormLayer,
  tensors: NamedTensors,
  x: tf.Tensor,
  meanOverGroup: OverGroup,
): tf.Tensor {
  const [scale, shift] = [tensorNamed(tensors, layer.scale.name), tensorNamed(tensors, layer.shift.name)];
  const axes = [...layer.axes];
  const centred = tf.sub(x, tf.mean(x, axes, true));
  const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), axes, true), layer.epsilon));
  const f = tf.customGrad((_x, _γ, β, save) => {
    const factor = tf.mul(scale, inverse);
    (save as tf.GradSaveFunc)([centred, inverse, scale]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [c, i, γ] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      const a = tf.sum(dy, [1, 2], true);
      const b = tf.sum(tf.mul(dy, c), [1, 2], true);
      const fromMean = tf.mul(tf.neg(meanOverGroup(tf.mul(γ, a))), i);
      const fromDeviation = tf.mul(tf.neg(meanOverGroup(tf.mul(γ, b))), tf.mul(i, tf.square(i)));
      const dx = tf.add(tf.mul(dy, tf.mul(γ, i)), tf.add(tf.mul(c, fromDeviation), fromMean));
      const dγ = tf.sum(tf.mul(b, i), [0, 1, 2]);
      return [dx, dγ, tf.sum(a, [0, 1, 2])];
    };
    return { value: tf.add(tf.mul(centred, factor), β as tf.Tensor), gradFunc };
  });
  return f(x, scale, shift);
}
