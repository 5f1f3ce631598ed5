/** The total variation distance, as discriminators of several systems estimate it. */
import type { SeriesFacts } from "../../../shared/systemFacts.ts";

/** @param formula from what the discriminator gives; @param source where that is defined */
export function tvEstimateSeries(formula: string, source: string): SeriesFacts {
  return {
    tag: "tvEstimate",
    title: "TV estimate",
    short: "TV",
    axisTitle: "TV estimate",
    formula,
    meaning:
      "A lower bound of the total variation distance: 0 where real and generated samples cannot be told " +
      "apart, 1 at most, where it stays once they always can.",
    good: "lower",
    limit: { value: 1, label: "1" },
    comparable: [],
    source,
  };
}
