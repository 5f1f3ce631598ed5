import { describe, expect, it } from "vitest";
import { meanPairwiseDistance } from "../../../electron/evaluation/metrics/sampleDiversity.ts";
import { decodeSample, encodeSample } from "../../../electron/domains/images/sampleFile.ts";

/** Images of one value each, 16 × 16 px, grey. */
function sampleOf(values: readonly number[]) {
  const images = Uint8Array.from(values.flatMap((value) => Array<number>(256).fill(value)));
  return decodeSample(encodeSample({ images, size: 16, channels: 1, step: 0 }));
}

describe("the mean distance between two images of a sample", () => {
  it("is 0 where the generator draws one image again and again", () => {
    expect(meanPairwiseDistance(sampleOf([7, 7, 7, 7]))).toBe(0);
  });

  it("is the L2 distance of the pixels in -1 … 1: from black to white 2 in each of 256 pixels, so 32", () => {
    expect(meanPairwiseDistance(sampleOf([0, 255]))).toBeCloseTo(32, 12);
  });

  it("counts each pair once: of 0, 0 and 255 two of three are apart", () => {
    expect(meanPairwiseDistance(sampleOf([0, 0, 255]))).toBeCloseTo((2 / 3) * 32, 12);
  });

  it("is not a number of one image alone", () => {
    expect(meanPairwiseDistance(sampleOf([9]))).toBeNaN();
  });
});
