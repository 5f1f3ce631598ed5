import { images } from "../../domains/images/domain.ts";
import type { ImageSample } from "../../domains/images/sampleFile.ts";
import type { SampleMetric } from "../metric.ts";

/** The pairs of more images would take minutes, and change the mean by little. */
const mostImages = 256;

/** Pixels as the networks have them: 0 … 255 becomes -1 … 1. */
const scale = 2 / 255;

/**
 * The mean L2 distance between two images of a sample, over all pairs of its first 256 images.
 *
 * @returns 0 where all images are equal; NaN where there is only one
 */
export function meanPairwiseDistance(sample: Pick<ImageSample, "count" | "image">): number {
  const count = Math.min(sample.count, mostImages);
  const pictures = Array.from({ length: count }, (_, index) => sample.image(index));
  let sum = 0;
  for (const [index, image] of pictures.entries()) {
    for (let other = 0; other < index; other++) sum += distance(image, pictures[other]!);
  }
  return sum / ((count * (count - 1)) / 2);
}

function distance(first: Uint8Array, second: Uint8Array): number {
  let squares = 0;
  for (let at = 0; at < first.length; at++) {
    const difference = first[at]! - second[at]!;
    squares += difference * difference;
  }
  return Math.sqrt(squares) * scale;
}

export const sampleDiversity: SampleMetric<ImageSample> = {
  of: "sample",
  domain: images,
  name: "sample-diversity",
  title: "Sample diversity",
  series: [
    {
      tag: "sampleDiversity",
      title: "Sample diversity",
      short: "Diversity",
      axisTitle: "mean L2 distance",
      formula: "mean over i < j of ‖xᵢ − xⱼ‖₂, pixels in −1 … 1",
      meaning: [
        "How far apart the images of one sample are: it falls to 0 where the generator draws the same image from every",
        "z (mode collapse). High values alone say nothing, noise is diverse too; levels compare only at the same image",
        "size.",
      ].join(" "),
      good: "neither",
      limit: null,
      comparable: ["imageSize", "channels"],
      source: "the mean pairwise L2 distance in pixels; mode collapse as in Arjovsky et al. 2017, section 4.3",
      part: "value",
    },
  ],
  compute: (sample) => ({ sampleDiversity: meanPairwiseDistance(sample) }),
};
