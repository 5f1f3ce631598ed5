/** What an objective is: what critic and generator play for. */
import type * as tf from "@tensorflow/tfjs-core";

/** Scalars of one critic batch. A type alias, so that it passes as a record of named tensors. */
export type CriticOutputs = {
  /** What the critic minimises. */
  readonly criticLoss: tf.Tensor;
  /** The curve of the run: the EM estimate of a WGAN, the JS estimate of a GAN. */
  readonly estimate: tf.Tensor;
  /** Mean score f_w(x), or logit of D(x). */
  readonly meanReal: tf.Tensor;
  /** Mean score f_w(g_θ(z)), or logit of D(g_θ(z)). */
  readonly meanFake: tf.Tensor;
};

/** Scores are the critic's outputs [m, 1]: unbounded numbers, for a GAN the logits of D. */
export interface Objective {
  readonly critic: (real: tf.Tensor, fake: tf.Tensor) => CriticOutputs;
  /** What the generator minimises: a scalar from the scores of its own batch. */
  readonly generator: (fake: tf.Tensor) => tf.Tensor;
}
