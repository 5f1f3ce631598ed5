/** How steep a critic is at its steepest, as far as a batch of points shows. */
import * as tf from "@tensorflow/tfjs-core";
import type { InputKind } from "../../../shared/systemFacts.ts";
import type { System } from "../system.ts";
import type { Probe } from "./probe.ts";

const points: Readonly<Record<string, InputKind>> = { x: "real", z: "noise", α: "uniform" };

/** A system's critic as a function of single samples, or undefined where it has none. */
function scoreOf({ score, networks }: System): System["score"] {
  return score ?? (networks.critic === undefined ? undefined : ({ critic }, x) => critic(x));
}

/**
 * max ‖∇f(x̂)‖₂ over a batch, the norm over all numbers of a sample, x̂ = α x + (1 - α) x̃ with an α for each pair of a
 * real sample x and a generated one x̃ (the points of the penalty in Gulrajani et al. 2017, section 4).
 *
 * The least Lipschitz constant of f is the largest such norm anywhere: this is a lower bound of it. x̃ is generated as
 * the critic meets it in training, f is the critic in its inference form, since a batch norm over the batch would make
 * the score of a sample depend on the others.
 */
export const lipschitz: Probe = {
  name: "lipschitz",
  series: (system) =>
    scoreOf(system) === undefined
      ? []
      : [
          {
            tag: "lipschitzEstimate",
            title: "Lipschitz estimate",
            short: "Lipschitz",
            axisTitle: "largest ‖∇f‖",
            formula: "max ‖∇f(x̂)‖₂, x̂ between real and fake",
            meaning:
              `A lower bound of the Lipschitz constant of the ${system.criticTitle}: how steep it is at the steepest ` +
              "of a batch of points between real and generated samples. Anywhere else it may be steeper. Each point " +
              "counts by itself, with the running statistics of batch norm.",
            good: "neither",
            limit: null,
            comparable: ["domain", "system", "critic", "imageSize", "channels"],
            probed: true,
            source: "points as in Gulrajani et al. 2017, section 4",
          },
        ],
  inputs: (system) => (scoreOf(system) === undefined ? {} : points),
  values(system, _settings, open, { x, z, α }) {
    const { training, inference } = open();
    const fake = training.generator(z!);
    const between = tf.add(tf.mul(x!, α!), tf.mul(fake, tf.sub(1, α!)));
    return { lipschitzEstimate: steepest((at) => scoreOf(system)!(inference, at), between) };
  },
};

/** @param f scores of a batch, one for each sample; @param at [m, …] */
export function steepest(f: (x: tf.Tensor) => tf.Tensor, at: tf.Tensor): tf.Tensor {
  const gradient = tf.grad((x) => tf.sum(f(x)))(at);
  const axes = at.shape.map((_, axis) => axis).slice(1);
  return tf.sqrt(tf.max(tf.sum(tf.square(gradient), axes)));
}
