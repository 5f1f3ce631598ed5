import { describe, expect, it } from "vitest";
import { decodePng, encodePng } from "../../../../electron/storage/png.ts";
import { decodeSample, encodeSample, sampleKeyword } from "../../../../electron/domains/images/sampleFile.ts";
import { StudioError } from "../../../../shared/errors.ts";

function sample(count: number, size: number, channels: 1 | 3) {
  const images = Uint8Array.from({ length: count * size * size * channels }, (_, i) => (i * 13 + (i >> 5)) & 255);
  return { images, size, channels, step: 400 };
}

describe("a sample written and read back", () => {
  it.each([
    [64, 32, 3],
    [1, 16, 1],
    [7, 16, 3],
    [13, 16, 1],
  ] as const)("keeps each of %i images of %i px and %i channels", (count, size, channels) => {
    const before = sample(count, size, channels);
    const after = decodeSample(encodeSample(before));
    expect(after).toMatchObject({ count, size, channels, step: 400 });
    const imageBytes = size * size * channels;
    for (let index = 0; index < count; index++) {
      expect(after.image(index)).toEqual(before.images.subarray(index * imageBytes, (index + 1) * imageBytes));
    }
    expect(() => after.image(count)).toThrow(RangeError);
  });

  it("stands on eight columns without gaps", () => {
    const { width, height } = decodePng(encodeSample(sample(20, 16, 3)));
    expect([width, height]).toEqual([128, 48]);
  });

  it("has the same bytes each time", () => {
    expect(encodeSample(sample(9, 16, 3))).toEqual(encodeSample(sample(9, 16, 3)));
  });
});

describe("what is not a sample", () => {
  const plain = { width: 16, height: 16, channels: 3 as const, data: new Uint8Array(768) };
  const description = { step: 1, count: 1, size: 16, channels: 3 };

  it.each([
    ["no description", {}],
    ["no JSON", { [sampleKeyword]: "{" }],
    ["a count that does not fit", { [sampleKeyword]: JSON.stringify({ ...description, count: 2 }) }],
    ["other channels", { [sampleKeyword]: JSON.stringify({ ...description, channels: 1 }) }],
    ["a negative step", { [sampleKeyword]: JSON.stringify({ ...description, step: -1 }) }],
    ["a fraction for a size", { [sampleKeyword]: JSON.stringify({ ...description, size: 0.5 }) }],
  ] as [string, Record<string, string>][])("is refused by name: %s", (_, text) => {
    const bytes = encodePng({ ...plain, text });
    expect(() => decodeSample(bytes, "00000001.png")).toThrow(StudioError);
    expect(() => decodeSample(bytes, "00000001.png")).toThrow(/00000001\.png/);
  });

  it("cannot be written with half an image", () => {
    expect(() => encodeSample({ ...sample(2, 16, 3), images: new Uint8Array(1000) })).toThrow(RangeError);
    expect(() => encodeSample({ ...sample(2, 16, 3), images: new Uint8Array(0) })).toThrow(RangeError);
  });
});
