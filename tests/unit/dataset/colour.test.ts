import { deflateSync, crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  displayP3,
  makeProfile,
  rec709,
  srgbTransfer,
  type Primaries,
} from "../../../electron/dataset/decoding/iccProfile.ts";
import { openVips } from "../../../electron/dataset/decoding/openVips.ts";
import { withAvifProperty } from "./avifOrientation.ts";
import { colourAt, examineBytes } from "./examineBytes.support.ts";
import { fixture } from "./fixtures.ts";

const vips = await openVips();
const adobeRgb: Primaries = { white: [0.3127, 0.329], red: [0.64, 0.33], green: [0.21, 0.71], blue: [0.15, 0.06] };
const p3 = makeProfile(displayP3, srgbTransfer) ?? Buffer.alloc(0);
const adobe = makeProfile(adobeRgb, { gamma: 563 / 256 }) ?? Buffer.alloc(0);
/** What colour management makes of (200, 60, 30), by skcms in Chromium: see `shown` below. */
const asP3 = [217, 42, 0];
const asAdobe = [233, 59, 20];

type Image = ReturnType<typeof plain>;

function plain(colour: readonly number[], width = 32, height = 32) {
  const pixels = Uint8Array.from({ length: width * height * colour.length }, (_, i) => colour[i % colour.length] ?? 0);
  const image = vips.Image.newFromMemory(pixels, width, height, colour.length, vips.BandFormat.uchar);
  return image.copy({ interpretation: colour.length < 3 ? "b-w" : "srgb" });
}

function tagged(image: Image, profile: Buffer): Image {
  image.setBlob("icc-profile-data", profile);
  return image;
}

async function colourOf(file: Uint8Array): Promise<number[]> {
  const { record, image } = await examineBytes(Buffer.from(file));
  expect(record).toMatchObject({ outcome: "usable" });
  return colourAt(image, 8, 8);
}

function expectNear(actual: readonly number[], expected: readonly number[], tolerance = 2): void {
  const differences = actual.map((value, i) => Math.abs(value - (expected[i] ?? NaN)));
  expect(Math.max(...differences), String(actual)).toBeLessThanOrEqual(tolerance);
}

describe("an embedded profile", () => {
  const savers: [string, (image: Image) => Uint8Array][] = [
    ["JPEG", (image) => image.jpegsaveBuffer({ Q: 95 })],
    ["PNG", (image) => image.pngsaveBuffer()],
    ["WebP", (image) => image.webpsaveBuffer({ lossless: true })],
    ["TIFF", (image) => image.tiffsaveBuffer()],
    ["AVIF", (image) => image.heifsaveBuffer({ compression: "av1", lossless: true, effort: 0 })],
    ["JPEG XL", (image) => image.jxlsaveBuffer({ lossless: true })],
  ];

  it.each(savers)("is converted to sRGB from a %s: Display P3 and Adobe RGB", async (_, save) => {
    expectNear(await colourOf(save(tagged(plain([200, 60, 30]), p3))), asP3, 3);
    expectNear(await colourOf(save(tagged(plain([200, 60, 30]), adobe))), asAdobe, 3);
  });

  it.each(savers)("that is sRGB, broken or of other colours changes nothing in a %s", async (_, save) => {
    const srgb = makeProfile(rec709, srgbTransfer) ?? Buffer.alloc(0);
    const without = await colourOf(save(plain([200, 60, 30])));
    expectNear(without, [200, 60, 30], 2);
    for (const profile of [srgb, p3.subarray(0, 200), Buffer.alloc(300, 7), greyProfile(1.8)]) {
      expectNear(await colourOf(save(tagged(plain([200, 60, 30]), profile))), without, 1);
    }
  });

  it("of greys is converted: a gamma of 1.8 is lighter", async () => {
    for (const save of [savers[0]?.[1], savers[1]?.[1]]) {
      // 128 ^ 1.8 is the light of 146 in sRGB.
      expectNear(await colourOf(save?.(tagged(plain([128]), greyProfile(1.8))) ?? Buffer.alloc(0)), [146, 146, 146], 2);
    }
  });
});

function greyProfile(gamma: number): Buffer {
  const profile = Buffer.alloc(128 + 4 + 24 + 20 + 16);
  profile.writeUInt32BE(profile.length, 0);
  profile.writeUInt32BE(0x04000000, 8);
  profile.write("mntrGRAYXYZ ", 12, "latin1");
  profile.write("acsp", 36, "latin1");
  [0.9642, 1, 0.8249].forEach((value, i) => profile.writeInt32BE(Math.round(value * 65536), 68 + 4 * i));
  profile.writeUInt32BE(2, 128);
  profile.write("wtpt", 132, "latin1");
  profile.writeUInt32BE(156, 136);
  profile.writeUInt32BE(20, 140);
  profile.write("kTRC", 144, "latin1");
  profile.writeUInt32BE(176, 148);
  profile.writeUInt32BE(16, 152);
  profile.write("XYZ ", 156, "latin1");
  [0.9642, 1, 0.8249].forEach((value, i) => profile.writeInt32BE(Math.round(value * 65536), 164 + 4 * i));
  profile.write("para", 176, "latin1");
  profile.writeInt32BE(Math.round(gamma * 65536), 188);
  return profile;
}

function png(...chunks: [string, number[] | Buffer][]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const row = Buffer.from([0, ...Array.from({ length: 16 }, () => [200, 60, 30]).flat()]);
  const pixels = Buffer.concat(Array.from({ length: 16 }, () => row));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 2, 0, 0, 0])),
    ...chunks.map(([type, data]) => chunk(type, Buffer.from(data))),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function words(...values: number[]): Buffer {
  const data = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => data.writeUInt32BE(value, 4 * i));
  return data;
}

const srgbPoints = words(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000);
const p3Points = words(31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000);

/** Recorded with Chromium 156: an <img> drawn on a canvas, one pixel read back. */
const shown: [string, Buffer, number[]][] = [
  ["nothing", png(), [200, 60, 30]],
  ["gAMA 1.0 alone", png(["gAMA", words(100_000)]), [229, 133, 96]],
  ["gAMA 2.2 alone", png(["gAMA", words(45_455)]), [200, 60, 30]],
  ["cHRM alone", png(["cHRM", p3Points]), [200, 60, 30]],
  ["gAMA 1.0 and cHRM of sRGB", png(["gAMA", words(100_000)], ["cHRM", srgbPoints]), [229, 133, 96]],
  ["gAMA 1.8 and cHRM of sRGB", png(["gAMA", words(55_556)], ["cHRM", srgbPoints]), [210, 77, 40]],
  ["gAMA 2.2 and cHRM of Display P3", png(["gAMA", words(45_455)], ["cHRM", p3Points]), [219, 37, 0]],
  ["sRGB before gAMA and cHRM", png(["sRGB", [0]], ["gAMA", words(45_455)], ["cHRM", p3Points]), [200, 60, 30]],
  ["cICP of Display P3", png(["cICP", [12, 13, 0, 1]]), [217, 42, 0]],
  ["cICP of Rec. 2020", png(["cICP", [9, 13, 0, 1]]), [247, 0, 0]],
  ["cICP of linear light", png(["cICP", [1, 8, 0, 1]]), [229, 133, 96]],
  [
    "cICP that says nothing",
    png(["cICP", [2, 2, 0, 1]], ["gAMA", words(100_000)], ["cHRM", srgbPoints]),
    [229, 133, 96],
  ],
];

it.each(shown)("a PNG with %s shows what Chromium shows", async (_, file, colour) => {
  expectNear(await colourOf(file), colour, 1);
});

it("takes gAMA 2.2 with sRGB's primaries for sRGB, as programs write it that do not name it", async () => {
  expect(await colourOf(png(["gAMA", words(45_455)], ["cHRM", srgbPoints]))).toEqual([200, 60, 30]);
});

it("takes the first of two Exif segments", async () => {
  const exif = (name: string) => {
    const file = fixture(name);
    const at = file.indexOf("ffe1", "hex");
    return file.subarray(at, at + 2 + file.readUInt16BE(at + 2));
  };
  const file = fixture("rgb.jpg");
  const both = Buffer.concat([
    file.subarray(0, 2),
    exif("orientation-1.jpg"),
    exif("orientation-6.jpg"),
    file.subarray(2),
  ]);
  expect((await examineBytes(both)).record).toMatchObject({ width: 24, height: 16 });
});

it("lays an animated WebP whose first frame is smaller than its canvas on the ground that was asked for", async () => {
  const frame = plain([255, 0, 0], 16, 16);
  const file = smallFirstFrame(Buffer.from(frame.webpsaveBuffer({ lossless: true })));
  const { image } = await examineBytes(file, { background: "#00ff00" });
  expect(colourAt(image, 1, 1)).toEqual([0, 255, 0]);
  expect(colourAt(image, 8, 8)).toEqual([255, 0, 0]);
});

/** A canvas of 32 × 32 with one frame of 16 × 16 in its middle. */
function smallFirstFrame(still: Buffer): Buffer {
  const chunk = (type: string, ...parts: Buffer[]) => {
    const data = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(type), length, data, Buffer.alloc(data.length % 2)]);
  };
  const at = still.indexOf("VP8L");
  const bitstream = still.subarray(at, at + 8 + still.readUInt32LE(at + 4) + (still.readUInt32LE(at + 4) % 2));
  const size = (value: number) => [value - 1, 0, 0];
  const body = Buffer.concat([
    Buffer.from("WEBP"),
    chunk("VP8X", Buffer.from([0x12, 0, 0, 0, ...size(32), ...size(32)])),
    chunk("ANIM", Buffer.from([0, 0, 0, 255, 0, 0])),
    chunk("ANMF", Buffer.from([4, 0, 0, 4, 0, 0, ...size(16), ...size(16), 100, 0, 0, 2]), bitstream),
  ]);
  const head = Buffer.alloc(8);
  head.write("RIFF");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

describe("AVIF", () => {
  it("is turned by a property of its own, and not by one of nobody's", async () => {
    const turned = withAvifProperty(fixture("rgb.avif"), "irot", 1);
    expect((await examineBytes(turned)).record).toMatchObject({ width: 16, height: 24 });
    const free = Buffer.from(turned);
    // The last association now names the first property once more.
    const associations = free.indexOf("ipma") - 4;
    free.writeUInt8(1, associations + free.readUInt32BE(associations) - 1);
    expect((await examineBytes(free)).record).toMatchObject({ width: 24, height: 16 });
  });

  it("that is a sequence gives its first picture", async () => {
    const sequence = Buffer.from(fixture("rgb.avif"));
    sequence.write("avis", 8, "latin1");
    expect(await colourOf(sequence)).toEqual(await colourOf(fixture("rgb.avif")));
  });
});
