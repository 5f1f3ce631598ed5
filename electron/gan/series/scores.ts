/** What the critic says of the two batches on the average. */
import * as tf from "@tensorflow/tfjs-core";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

/** @param real the critic's scores of a real batch, any shape; @param fake of a generated batch */
export function meanScores(real: tf.Tensor, fake: tf.Tensor) {
  return { meanReal: tf.mean(real), meanFake: tf.mean(fake) };
}

/** @param score what the critic's output is: `f`, or `logit D` */
export function meanScoreSeries(score: string): readonly SeriesFacts[] {
  const of = (what: "real" | "fake", tag: string): SeriesFacts => ({
    tag,
    title: `Mean score of ${what} samples`,
    short: `${score}(${what})`,
    axisTitle: score,
    formula: `mean ${score}(${what})`,
    meaning:
      "Only the distance between the two says something: the further apart, the better they are told from each other.",
    good: "neither",
    limit: null,
    comparable: ["system", "critic"],
    source: "Arjovsky et al. 2017, Algorithm 1",
  });
  return [of("real", "meanReal"), of("fake", "meanFake")];
}
