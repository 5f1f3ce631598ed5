import type { SampleSet } from "../../domains/domain.ts";
import { openStream, seedStream } from "../../domains/streams.ts";
import type { MetricSeries } from "../../../shared/metricFacts.ts";
import { pyramidSides } from "../laplacianPyramid.ts";
import type { CheckpointMetric } from "../metric.ts";
import type { Multiply } from "../multiply.ts";
import { drawCorners, normalisedPatches, patchNumbers } from "../patches.ts";
import { drawDirections, slicedDistance } from "../slicedDistance.ts";

/** A sixteenth of the authors' 16,384: more would not fit in memory beside the training. */
const mostImages = 1024;
/** Four times 128. */
const directionCount = 512;
/** As the authors report it. */
const scale = 1000;

/** Everything random follows from the level alone: runs are compared by the same patches and directions. */
async function distanceOnLevel(a: SampleSet, b: SampleSet, level: number, multiply: Multiply): Promise<number> {
  const side = pyramidSides(a.shape[0]!)[level]!;
  const stream = openStream(seedStream(side, "metric"));
  const patchesOf = (images: SampleSet) => normalisedPatches(images, level, drawCorners(stream, images.count, side));
  const [ofA, ofB] = [patchesOf(a), patchesOf(b)];
  return scale * (await slicedDistance(ofA, ofB, drawDirections(stream, directionCount, patchNumbers), multiply));
}

/** The distance on each level, by the level's side, of the first 1,024 images. */
async function distances(a: SampleSet, b: SampleSet, multiply: Multiply): Promise<[side: number, distance: number][]> {
  const [first, second] = [firstOf(a), firstOf(b)];
  const result: [number, number][] = [];
  if (first.count === 0) return result;
  for (const [level, side] of pyramidSides(a.shape[0]!).entries()) {
    result.push([side, await distanceOnLevel(first, second, level, multiply)]);
  }
  return result;
}

function firstOf(images: SampleSet): SampleSet {
  return { ...images, count: Math.min(images.count, mostImages) };
}

function meanOf(levels: readonly [number, number][]): number {
  return levels.reduce((sum, [, distance]) => sum + distance, 0) / levels.length;
}

const formula = "10³ · mean over 512 directions of W₁ between projected 7 × 7 patches";
const comparable = ["imageSize", "channels", "fit", "evaluationSamples"];
const source = "Karras et al. 2018, section 5, with 1,024 images or half the data set in place of 16,384";
const common = { axisTitle: "SWD × 10³", limit: null, comparable, source };

const ofLevel = (side: number): MetricSeries => ({
  ...common,
  tag: `swd${side}`,
  title: `SWD at ${side} px`,
  short: `${side} px`,
  formula: "",
  meaning: "Of each size apart: large ones show whether details are right, 16 px whether large shapes are.",
  good: "lower",
  part: "detail",
});

export const slicedWasserstein: CheckpointMetric = {
  of: "checkpoint",
  name: "swd",
  title: "Sliced Wasserstein distance",
  domains: ["images"],
  version: 1,
  series: [
    {
      ...common,
      tag: "swd",
      title: "Sliced Wasserstein distance",
      short: "SWD",
      formula: `${formula}, mean over the levels of the Laplacian pyramid`,
      meaning: [
        "How far small patches of the generated images are from those of as many real ones, at the full size and at",
        "half of it again and again, down to 16 px: it falls as textures and shapes come to resemble real ones.",
      ].join(" "),
      good: "lower",
      part: "value",
    },
    {
      ...common,
      tag: "swdFloor",
      title: "SWD between real images",
      short: "Real against real",
      formula: "the same between two halves of real images",
      meaning: "The line: so far are real images from other real ones, and generated ones can hardly come nearer.",
      good: "neither",
      part: "floor",
    },
    ...[256, 128, 64, 32, 16].map(ofLevel),
  ],
  async reference({ first, second }, multiply) {
    return { floor: meanOf(await distances(first, second, multiply)) };
  },
  async compute({ generated, real, statistics: { floor = Number.NaN }, multiply }) {
    const levels = await distances(real, generated, multiply);
    const each = Object.fromEntries(levels.map(([side, distance]) => [`swd${side}`, distance]));
    return { swd: meanOf(levels), swdFloor: floor, ...each };
  },
};
