/** The learning rate, which runs record in which it changes. */
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

export const learningRateSeries: SeriesFacts = {
  tag: "learningRate",
  title: "Learning rate",
  short: "α",
  axisTitle: "learning rate",
  formula: "α · share of schedule and warm-up",
  meaning: "Of the generator; those of other networks change in proportion. Recorded where it is not constant.",
  good: "neither",
  limit: null,
  comparable: [],
  source: "Loshchilov and Hutter 2017 (cosine); Goyal et al. 2017 (warm-up)",
};
