import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { decodeImage } from "../../../electron/dataset/decoding/decodeImage.ts";
import { decodeTrainingImage } from "../../../electron/dataset/decoding/decodeTrainingImage.ts";
import { readImageHeader } from "../../../electron/dataset/decoding/headers/readImageHeader.ts";
import type { PackSettings } from "../../../electron/dataset/packing/packSettings.ts";
import { toTrainingImage } from "../../../electron/dataset/decoding/trainingImage.ts";
import { UnusableImage } from "../../../electron/dataset/decoding/unusableImage.ts";
import { readCorpus } from "./jpegCorpus.support.ts";

const corpus = readCorpus();
const isArithmetic = (title: string) => title.includes("arithmetic");
const settings: PackSettings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" };

function largestDifference(some: Uint8Array, others: Uint8Array): number {
  expect(some.length).toBe(others.length);
  return some.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (others[i] ?? NaN))), 0);
}

it("has more than a thousand JPEGs", () => {
  expect(corpus.filter(({ title }) => !isArithmetic(title)).length).toBeGreaterThan(1000);
});

it("shows each as Pillow does, to the byte; the quick and the accurate way make the same small picture", async () => {
  const wrong: string[] = [];
  let quickWays = 0;
  for (const { title, file, shown } of corpus.filter((each) => !isArithmetic(each.title))) {
    const header = readImageHeader(file, "jpeg");
    const pixels = await decodeImage(file, "jpeg", header);
    const hash = createHash("sha256").update(pixels.data).digest("hex").slice(0, shown.length);
    if (hash !== shown) wrong.push(`${title}: other pixels`);
    const small = toTrainingImage(pixels, 1, settings);
    const quick = (await decodeTrainingImage(file, "jpeg", header, settings)) ?? new Uint8Array(0);
    const difference = largestDifference(quick, small);
    if (difference > 0) quickWays += 1;
    if (difference > 2) wrong.push(`${title}: ${difference} levels off at ${settings.imageSize} px`);
    // Finds nothing to complain of.
    expect(await decodeTrainingImage(file, "jpeg", header, null)).toBeNull();
  }
  expect(wrong).toEqual([]);
  expect(quickWays).toBeGreaterThan(100);
});

it("calls those of arithmetic coding unsupported", () => {
  for (const { file } of corpus.filter(({ title }) => isArithmetic(title))) {
    expect(() => readImageHeader(file, "jpeg")).toThrow(UnusableImage);
    expect(() => readImageHeader(file, "jpeg")).toThrow(/arithmetic/);
  }
});
