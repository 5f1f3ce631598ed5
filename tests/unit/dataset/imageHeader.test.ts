import { mersenne } from "pure-rand/generator/mersenne";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { describe, expect, it } from "vitest";
import { readImageHeader } from "../../../electron/dataset/decoding/headers/readImageHeader.ts";
import { recogniseFormat, type ImageFormat } from "../../../electron/dataset/decoding/imageFormat.ts";
import { UnusableImage } from "../../../electron/dataset/decoding/unusableImage.ts";
import { fixture, readableFixtures } from "./fixtures.ts";

function formatOf(file: Buffer): ImageFormat {
  const recognised = recogniseFormat(file);
  if (recognised.kind !== "image") throw new Error("not a picture");
  return recognised.format;
}

function headerOf(file: Buffer) {
  return readImageHeader(file, formatOf(file));
}

function patched(name: string, patch: (file: Buffer) => void): Buffer {
  const file = Buffer.from(fixture(name));
  patch(file);
  return file;
}

/** The reason for which a file is refused, or "usable". */
function verdictOn(file: Buffer, format: ImageFormat): string {
  try {
    return readImageHeader(file, format).complete ? "usable" : "truncated";
  } catch (error) {
    if (error instanceof UnusableImage) return error.reason;
    throw error;
  }
}

describe("readImageHeader", () => {
  it.each(readableFixtures)("reads the size of %s and finds it complete", (name) => {
    expect(headerOf(fixture(name))).toMatchObject({ width: 24, height: 16, complete: true });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("reads EXIF orientation %i of a JPEG", (orientation) => {
    expect(headerOf(fixture(`orientation-${orientation}.jpg`)).orientation).toBe(orientation);
  });

  it("reads the orientation of PNG and WebP, and takes a missing one for upright", () => {
    expect(headerOf(fixture("orientation-6.png")).orientation).toBe(6);
    expect(headerOf(fixture("orientation-6.webp")).orientation).toBe(6);
    expect(headerOf(fixture("rgb.jpg")).orientation).toBe(1);
  });

  it("tells 16-bit PNG from the rest", () => {
    const wide = readableFixtures.filter((name) => headerOf(fixture(name)).sampleBits === 16);
    expect(wide).toEqual(["alpha-16-bit.png", "grey-16-bit.png", "rgb-16-bit.png"]);
  });

  it.each<[string, Buffer]>([
    [
      "PNG",
      patched("rgb.png", (file) => {
        file.writeUInt32BE(20_001, 16);
        file.writeUInt32BE(10_000, 20);
      }),
    ],
    ["PNG of the largest number there is", patched("rgb.png", (file) => file.fill(0xff, 16, 24))],
    [
      "JPEG",
      patched("rgb.jpg", (file) => file.fill(0xff, file.indexOf("ffc0", "hex") + 5, file.indexOf("ffc0", "hex") + 9)),
    ],
    ["GIF", patched("rgb.gif", (file) => file.fill(0xff, 6, 10))],
    [
      "GIF frame",
      patched("rgb.gif", (file) => file.fill(0xff, file.indexOf(",\0\0\0\0") + 5, file.indexOf(",\0\0\0\0") + 9)),
    ],
    [
      "BMP",
      patched("rgb.bmp", (file) => {
        file.writeInt32LE(100_000, 18);
        file.writeInt32LE(-100_000, 22);
      }),
    ],
    [
      "WebP canvas",
      patched("alpha.webp", (file) => {
        file.writeUInt32LE(0x0fffffff, file.indexOf("VP8L") + 9);
      }),
    ],
    ["AVIF", patched("rgb.avif", (file) => file.fill(0x7f, file.indexOf("ispe") + 8, file.indexOf("ispe") + 16))],
  ])("refuses a %s of more than 200 megapixels before decoding it", (_, file) => {
    expect(verdictOn(file, formatOf(file))).toBe("too large");
  });

  it("reads a picture of exactly 200 megapixels", () => {
    const file = patched("rgb.png", (bytes) => {
      bytes.writeUInt32BE(20_000, 16);
      bytes.writeUInt32BE(10_000, 20);
    });
    expect(headerOf(file)).toMatchObject({ width: 20_000, height: 10_000 });
  });

  it("refuses a picture without pixels", () => {
    const file = patched("rgb.png", (bytes) => {
      bytes.writeUInt32BE(0, 16);
    });
    expect(verdictOn(file, "png")).toBe("damaged");
  });

  it("refuses JPEG kinds that no decoder here reads", () => {
    const arithmetic = patched("rgb.jpg", (file) => {
      file[file.indexOf("ffc0", "hex") + 1] = 0xc9;
    });
    const twelveBits = patched("rgb.jpg", (file) => {
      file[file.indexOf("ffc0", "hex") + 4] = 12;
    });
    expect([verdictOn(arithmetic, "jpeg"), verdictOn(twelveBits, "jpeg")]).toEqual(["unsupported", "unsupported"]);
  });

  it.each(readableFixtures)("has an answer to every beginning of %s", (name) => {
    const file = fixture(name);
    const format = formatOf(file);
    const verdicts = Array.from({ length: file.length }, (_, length) => verdictOn(file.subarray(0, length), format));
    expect(verdicts.slice(0, 16)).not.toContain("usable");
    expect(new Set(verdicts).size).toBeGreaterThan(0);
  });

  it.each(readableFixtures)("has an answer to %s with any bytes changed", (name) => {
    const random = mersenne(1);
    const format = formatOf(fixture(name));
    for (let trial = 0; trial < 300; trial++) {
      const file = patched(name, (bytes) => {
        for (let change = 0; change < 4; change++) {
          bytes[uniformInt(random, 0, Math.min(200, bytes.length) - 1)] = uniformInt(random, 0, 255);
        }
      });
      expect(verdictOn(file, format)).toMatch(/^(usable|truncated|damaged|unsupported|too large)$/);
    }
  });
});
