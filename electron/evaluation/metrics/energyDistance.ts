import { points } from "../../domains/points/domain.ts";
import type { PointSample } from "../../domains/points/sampleFile.ts";
import type { SampleMetric } from "../metric.ts";

/**
 * The energy distance of two sets of points in the plane, as a V-statistic: never negative, and 0 for equal sets.
 *
 * @param a x and y of each point in turn, as `b`
 */
export function energyDistanceOf(a: Float32Array, b: Float32Array): number {
  return 2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b);
}

function meanDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) sum += Math.hypot(a[i]! - b[j]!, a[i + 1]! - b[j + 1]!);
  }
  return sum / ((a.length / 2) * (b.length / 2));
}

export const energyDistance: SampleMetric<PointSample> = {
  of: "sample",
  domain: points,
  name: "energy-distance",
  title: "Energy distance",
  series: [
    {
      tag: "energyDistance",
      title: "Energy distance",
      short: "Energy",
      axisTitle: "energy distance",
      formula: "2 mean ‖x − y‖ − mean ‖x − x′‖ − mean ‖y − y′‖",
      meaning: [
        "How far the generated points are from as many real ones: 0 where both are the same, larger where modes are",
        "missing or points lie elsewhere. Two samples of one distribution are a little above 0, the less the more",
        "points there are.",
      ].join(" "),
      good: "lower",
      limit: null,
      comparable: ["distribution", "ringRadius", "gridSpacing", "modeStd", "sampleCount"],
      source: "Székely and Rizzo 2013, Energy statistics",
      part: "value",
    },
  ],
  compute: ({ generated, real }) => ({ energyDistance: energyDistanceOf(generated, real) }),
};
