import { describe, expect, it } from "vitest";
import { decodeImage } from "../../../electron/dataset/decoding/decodeImage.ts";
import type { Pixels } from "../../../electron/dataset/decoding/pixels.ts";
import { readImageHeader } from "../../../electron/dataset/decoding/headers/readImageHeader.ts";
import { recogniseFormat } from "../../../electron/dataset/decoding/imageFormat.ts";
import { UnusableImage } from "../../../electron/dataset/decoding/unusableImage.ts";
import { fixture, readableFixtures } from "./fixtures.ts";

async function decode(file: Buffer): Promise<Pixels> {
  const recognised = recogniseFormat(file);
  if (recognised.kind !== "image") throw new Error("not a picture");
  return await decodeImage(file, recognised.format, readImageHeader(file, recognised.format));
}

/** The middles of the four quarters: top left, top right, bottom left, bottom right. */
function quarters({ data, samples, width }: Pixels): number[][] {
  return [
    [5, 3],
    [18, 3],
    [5, 12],
    [18, 12],
  ].map(([x = 0, y = 0]) => {
    const at = (y * width + x) * samples;
    return [...data.subarray(at, at + samples)];
  });
}

const colours = [
  [220, 30, 40],
  [30, 200, 60],
  [40, 60, 210],
  [240, 240, 240],
];

function expectNear(actual: number[][], expected: number[][], tolerance: number): void {
  const distances = actual.flat().map((value, i) => Math.abs(value - (expected.flat()[i] ?? NaN)));
  expect(actual.flat().length).toBe(expected.flat().length);
  expect(Math.max(...distances)).toBeLessThanOrEqual(tolerance);
}

describe("decodeImage", () => {
  it.each(
    readableFixtures.filter((name) =>
      /^(rgb|picture|progressive|cmyk|ycck|palette\.|run|os2|32|interlaced|animated|lossy|orientation)/.test(name),
    ),
  )("reads the colours of %s as they are stored", async (name) => {
    const pixels = await decode(fixture(name));
    const opaque = quarters(pixels).map((pixel) => pixel.slice(0, 3));
    expectNear(opaque, colours, name === "animated.gif" ? 1 : 3);
    expect(quarters(pixels).every((pixel) => pixel.length === 3 || pixel[3] === 255)).toBe(true);
  });

  it.each(["alpha.png", "alpha-16-bit.png", "alpha.webp", "alpha.gif", "alpha.avif", "palette-alpha.png"])(
    "keeps the transparency of %s",
    async (name) => {
      const pixels = await decode(fixture(name));
      expect(pixels.samples).toBe(4);
      expect(quarters(pixels).map((pixel) => pixel[3])).toEqual([0, 255, 255, 255]);
    },
  );

  it("shows of a picture no more than its clean aperture, and none of what fills up its coded pixels", async () => {
    const pixels = await decode(fixture("../heic/cropped.heic"));
    expect(pixels).toMatchObject({ width: 21, height: 13 });
    const opaque = quarters(pixels).map((pixel) => pixel.slice(0, 3));
    expectNear(opaque, colours, 3);
  });

  it.each([
    ["no size", 0, 1],
    ["an impossible size", 21, 0],
  ])("calls a clean aperture of %s damaged", (_what, numerator, denominator) => {
    const file = Buffer.from(fixture("../heic/cropped.heic"));
    const aperture = file.indexOf("clap") + 4;
    file.writeUInt32BE(numerator, aperture);
    file.writeUInt32BE(denominator, aperture + 4);
    expect(() => readImageHeader(file, "heic")).toThrow(UnusableImage);
  });

  it.each(["grey.png", "grey.jpg"])("reads %s in one channel", async (name) => {
    const pixels = await decode(fixture(name));
    expect(pixels.samples).toBe(1);
    expectNear(quarters(pixels), [[88], [133], [71], [240]], 1);
  });

  it("rounds 16-bit greys to 8 bits", async () => {
    const pixels = await decode(fixture("grey-16-bit.png"));
    expect(quarters(pixels)).toEqual([[71], [154], [67], [240]]);
  });

  it("spreads 2-bit and 1-bit greys over the whole range", async () => {
    expect(quarters(await decode(fixture("grey-2-bit.png")))).toEqual([[0], [85], [0], [170]]);
    expect(new Set((await decode(fixture("black-white.png"))).data)).toEqual(new Set([0, 255]));
  });

  it("reads grey with alpha as two channels", async () => {
    const pixels = await decode(fixture("grey-alpha.png"));
    expect(pixels.samples).toBe(2);
    expect(quarters(pixels)[0]?.[1]).toBe(0);
  });

  it.each([
    "rgb.png",
    "rgb.jpg",
    "progressive.jpg",
    "rgb.gif",
    "rgb.bmp",
    "rgb.webp",
    "lossy.webp",
    "rgb.avif",
    "rgb.heic",
    "picture.tif",
  ])("calls %s without its end truncated", async (name) => {
    const file = fixture(name);
    // A PNG of 100 bytes has a tenth of them in its end mark.
    for (const share of [0.85, 0.6]) {
      const cut = decode(file.subarray(0, Math.floor(file.length * share)));
      await expect(cut).rejects.toMatchObject({ reason: "truncated" });
    }
  });

  it("calls a picture whose bytes contradict themselves damaged", async () => {
    const file = Buffer.from(fixture("rgb.png"));
    file.fill(0x55, file.indexOf("IDAT") + 4, file.indexOf("IDAT") + 30);
    const error: unknown = await decode(file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnusableImage);
    expect(error).toMatchObject({ reason: "damaged" });
  });
});
