import type { SampleSet } from "../../domains/domain.ts";
import type { CheckpointMetric } from "../metric.ts";
import type { Multiply } from "../multiply.ts";
import { visitDistances } from "../squaredDistances.ts";

/** The kernel's bandwidths, in median distances of real samples: they grow with the dimension as distances do. */
const widths = [1 / 4, 1 / 2, 1, 2, 4];
/** The median is of the pairs of so many: of all it would be the same within a percent. */
const mostForMedian = 1000;

/** The mean of Σ_σ exp(−‖x − y‖² / 2σ²) over the pairs of two sets; of a set with itself, over pairs of two samples. */
export async function meanKernel(
  a: SampleSet,
  b: SampleSet,
  bandwidths: readonly number[],
  multiply: Multiply,
): Promise<number> {
  const factors = bandwidths.map((bandwidth) => -1 / (2 * bandwidth * bandwidth));
  let sum = 0;
  await visitDistances(a, b, multiply, (squared) => {
    for (const factor of factors) sum += Math.exp(squared * factor);
  });
  return sum / (a === b ? (a.count * (a.count - 1)) / 2 : a.count * b.count);
}

/** The median distance between two samples, of the first 1,000; NaN where there is only one. */
export async function medianDistance(samples: SampleSet, multiply: Multiply): Promise<number> {
  const count = Math.min(samples.count, mostForMedian);
  const squares = new Float64Array((count * (count - 1)) / 2);
  const first = { ...samples, count };
  let place = 0;
  await visitDistances(first, first, multiply, (squared) => {
    squares[place++] = squared;
  });
  squares.sort();
  const middle = (squares.length - 1) / 2;
  return (
    (Math.sqrt(squares[Math.floor(middle)] ?? Number.NaN) + Math.sqrt(squares[Math.ceil(middle)] ?? Number.NaN)) / 2
  );
}

function bandwidthsFor(median: number): number[] {
  return widths.map((width) => width * median);
}

export const mmd: CheckpointMetric = {
  of: "checkpoint",
  name: "mmd",
  title: "Unbiased MMD²",
  domains: ["images", "points"],
  version: 1,
  series: [
    {
      tag: "sampleMmd2",
      title: "Unbiased MMD² of samples",
      short: "MMD²",
      axisTitle: "MMD², unbiased",
      formula: "mean_{i≠j} k(xᵢ, xⱼ) + mean_{i≠j} k(yᵢ, yⱼ) − 2 mean k(xᵢ, yⱼ), k = Σ_σ exp(−‖x − y‖² / 2σ²)",
      meaning: [
        "How far the generated samples are from as many real ones, by a kernel of five widths: ¼ to 4 times the median",
        "distance of real ones. It is 0 on average where both are of one distribution, and then below 0 as often as",
        "above: no distance, and no root is taken of it.",
      ].join(" "),
      good: "lower",
      limit: null,
      comparable: ["imageSize", "channels", "fit", "distribution", "evaluationSamples"],
      source: "Gretton et al. 2012, Lemma 6; kernels of several widths as in Li et al. 2015, section 2",
      part: "value",
    },
  ],
  async reference({ first }, multiply) {
    const median = await medianDistance(first, multiply);
    return { median, withinReal: await meanKernel(first, first, bandwidthsFor(median), multiply) };
  },
  async compute({ generated, real, statistics: { median = Number.NaN, withinReal = Number.NaN }, multiply }) {
    const bandwidths = bandwidthsFor(median);
    const within = await meanKernel(generated, generated, bandwidths, multiply);
    const between = await meanKernel(real, generated, bandwidths, multiply);
    return { sampleMmd2: median > 0 ? withinReal + within - 2 * between : Number.NaN };
  },
};
