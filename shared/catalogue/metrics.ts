// Written by `npm run catalogue` from the files in electron/evaluation/metrics. Do not change it by hand.
import type { MetricFacts } from "../metricFacts.ts";

export const metricCatalogue: readonly MetricFacts[] = [
  {
    name: "energy-distance",
    title: "Energy distance",
    domains: ["points"],
    of: "sample",
    series: [
      {
        tag: "energyDistance",
        title: "Energy distance",
        short: "Energy",
        axisTitle: "energy distance",
        formula: "2 mean ‖x − y‖ − mean ‖x − x′‖ − mean ‖y − y′‖",
        meaning:
          "How far the generated points are from as many real ones: 0 where both are the same, larger where modes are missing or points lie elsewhere. Two samples of one distribution are a little above 0, the less the more points there are.",
        good: "lower",
        limit: null,
        comparable: ["distribution", "ringRadius", "gridSpacing", "modeStd", "sampleCount"],
        source: "Székely and Rizzo 2013, Energy statistics",
        part: "value",
      },
    ],
  },
  {
    name: "sample-diversity",
    title: "Sample diversity",
    domains: ["images"],
    of: "sample",
    series: [
      {
        tag: "sampleDiversity",
        title: "Sample diversity",
        short: "Diversity",
        axisTitle: "mean L2 distance",
        formula: "mean over i < j of ‖xᵢ − xⱼ‖₂, pixels in −1 … 1",
        meaning:
          "How far apart the images of one sample are: it falls to 0 where the generator draws the same image from every z (mode collapse). High values alone say nothing, noise is diverse too; levels compare only at the same image size.",
        good: "neither",
        limit: null,
        comparable: ["imageSize", "channels"],
        source: "the mean pairwise L2 distance in pixels; mode collapse as in Arjovsky et al. 2017, section 4.3",
        part: "value",
      },
    ],
  },
];
