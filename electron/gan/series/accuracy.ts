/** How often the discriminator is right: the first thing to look at where one player leaves the other behind. */
import * as tf from "@tensorflow/tfjs-core";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

/**
 * The share of samples that the discriminator judges rightly, 0 … 1, real and generated ones counting alike: it calls
 * a sample real where its score is above the threshold, and generated elsewhere (Nowozin et al. 2016, section 3.2).
 *
 * @param real scores of a real batch, any shape; @param fake of a generated batch
 */
export function accuracy(real: tf.Tensor, fake: tf.Tensor, threshold: number): tf.Tensor {
  const above = (scores: tf.Tensor) => tf.mean(tf.cast(tf.greater(scores, threshold), "float32"));
  return tf.mul(tf.add(tf.sub(above(real), above(fake)), 1), 0.5);
}

/**
 * @param score what the discriminator's output is: `logit D`
 * @param threshold where it stands between real and generated, as a reader writes it: `0`, `½`
 */
export function accuracySeries(score: string, threshold: string): SeriesFacts {
  return {
    tag: "accuracy",
    title: "D accuracy",
    short: "D accuracy",
    axisTitle: "share judged rightly",
    formula: `½ · (share of real with ${score} > ${threshold} + share of fake with ${score} ≤ ${threshold})`,
    meaning:
      "½ where the discriminator guesses, as it does once samples are as good as real ones; 1 where it tells every " +
      "sample apart. One that stays at 1 may have little left to teach; one that stays at ½ from the start has not " +
      "learnt.",
    good: "neither",
    limit: { value: 1, label: "1" },
    comparable: [],
    source: "Nowozin et al. 2016, section 3.2",
  };
}
