import { describe, expect, it } from "vitest";
import type { Pixels } from "../../../electron/dataset/decoding/pixels.ts";
import { resample } from "../../../electron/dataset/decoding/resample.ts";

function grey(width: number, height: number, value: (x: number, y: number) => number): Pixels {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = value(i % width, Math.floor(i / width));
  return { width, height, samples: 1, data };
}

function whole({ width, height }: Pixels) {
  return { x: 0, y: 0, width, height };
}

describe("resample", () => {
  it("gives each output pixel the mean of the area it covers", () => {
    const source = grey(4, 4, (x, y) => 10 * x + 40 * y);
    expect([...resample(source, whole(source), 2, 2)]).toEqual([25, 45, 105, 125]);
  });

  it("weighs pixels that are covered in part", () => {
    const source = grey(3, 1, (x) => [0, 90, 180][x] ?? 0);
    expect([...resample(source, whole(source), 2, 1)]).toEqual([30, 150]);
  });

  it("leaves no pattern of a fine checkerboard", () => {
    const source = grey(96, 96, (x, y) => ((x + y) % 2) * 200);
    expect(new Set(resample(source, whole(source), 16, 16))).toEqual(new Set([100]));
  });

  it("keeps the mean and every constant", () => {
    const noisy = grey(101, 67, (x, y) => (x * 73 + y * 151 + x * y) % 256);
    const small = resample(noisy, whole(noisy), 16, 16);
    const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(small) - mean(noisy.data))).toBeLessThan(1);
    const plain = grey(37, 53, () => 255);
    expect(new Set(resample(plain, whole(plain), 16, 16))).toEqual(new Set([255]));
  });

  it("takes a region with fractions and nothing beside it", () => {
    const source = grey(5, 4, (x) => (x === 0 || x === 4 ? 255 : 0));
    expect([...resample(source, { x: 0.5, y: 0, width: 4, height: 4 }, 4, 1)]).toEqual([128, 0, 0, 128]);
  });

  it("treats the three channels alike and apart", () => {
    const data = Uint8Array.from({ length: 4 * 4 * 3 }, (_, i) => [200, 100, 50][i % 3] ?? 0);
    const source = { width: 4, height: 4, samples: 3, data };
    expect([...resample(source, whole(source), 1, 1)]).toEqual([200, 100, 50]);
  });

  it("interpolates where it enlarges, without leaving the source", () => {
    const source = grey(2, 2, (x) => x * 100);
    expect([...resample(source, whole(source), 4, 1)]).toEqual([0, 25, 75, 100]);
    const single = grey(1, 1, () => 77);
    expect(new Set(resample(single, whole(single), 16, 16))).toEqual(new Set([77]));
  });

  it("shrinks the longest picture there can be", () => {
    const source = grey(65_000, 3, (x) => (x < 32_500 ? 0 : 255));
    expect([...resample(source, whole(source), 2, 1)]).toEqual([0, 255]);
  });
});
