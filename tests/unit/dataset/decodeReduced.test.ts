import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeImage } from "../../../electron/dataset/decodeImage.ts";
import { decodeTrainingImage } from "../../../electron/dataset/decodeTrainingImage.ts";
import { readImageHeader } from "../../../electron/dataset/headers/readImageHeader.ts";
import { decodeReduced, type Plane, type Wanted } from "../../../electron/dataset/jpeg/decodeReduced.ts";
import type { PackSettings } from "../../../electron/dataset/packSettings.ts";
import { resample } from "../../../electron/dataset/resample.ts";
import { toTrainingImage } from "../../../electron/dataset/trainingImage.ts";
import { fixture } from "./fixtures.ts";

const folder = join(import.meta.dirname, "../../fixtures/jpeg");
const baseline = ["420", "422", "440", "444"].map((name) => `sampling-${name}.jpg`);
const readable = [...baseline, "quality-20.jpg", "quality-100.jpg", "restart.jpg", "grey.jpg"];

function read(name: string): Buffer {
  return readFileSync(join(folder, name));
}

const picture = { width: 133, height: 91 };
const whole = { x: 0, y: 0, ...picture };

/** What makes blocks of this many pixels a side just enough. */
function wantedFor(side: number): Wanted {
  const most = (pixels: number) => Math.floor((pixels * side) / 16);
  return { region: whole, width: most(picture.width), height: most(picture.height), colour: true };
}

/** In decibels: above 40 nobody sees a difference. */
function similarity(some: Uint8Array, others: Uint8Array): number {
  expect(some.length).toBe(others.length);
  const squares = some.reduce((sum, value, i) => sum + (value - (others[i] ?? NaN)) ** 2, 0);
  return 10 * Math.log10(255 ** 2 / (squares / some.length));
}

function shrink(plane: Plane, { region, width, height }: Wanted): Uint8Array {
  const { scaleX, scaleY } = plane;
  const [x, y] = [region.x * scaleX, region.y * scaleY];
  const area = { x, y, width: region.width * scaleX, height: region.height * scaleY };
  return resample({ ...plane, samples: 1 }, area, width, height);
}

/** Luma of the picture as the ordinary decoder reads it, at the wanted size. */
async function expectedLuma(file: Buffer, wanted: Wanted): Promise<Uint8Array> {
  const pixels = await decodeImage(file, "jpeg", readImageHeader(file, "jpeg"));
  const { samples, data } = pixels;
  const luma = new Uint8Array(pixels.width * pixels.height).map((_, i) => {
    const [red = 0, green = red, blue = red] = data.subarray(i * samples, (i + 1) * samples);
    return 0.299 * red + 0.587 * green + 0.114 * blue + 0.5;
  });
  return resample({ ...pixels, samples: 1, data: luma }, wanted.region, wanted.width, wanted.height);
}

const settings: PackSettings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" };

async function trainingImages(file: Buffer, changes: Partial<PackSettings>): Promise<[Uint8Array, Uint8Array]> {
  const [header, chosen] = [readImageHeader(file, "jpeg"), { ...settings, ...changes }];
  const reduced = await decodeTrainingImage(file, "jpeg", header, chosen);
  const pixels = await decodeImage(file, "jpeg", header);
  return [reduced ?? new Uint8Array(0), toTrainingImage(pixels, header.orientation, chosen)];
}

describe("decodeReduced", () => {
  describe.each(readable)("%s", (name) => {
    it.each([1, 2, 3, 4])("looks at %i pixels for 8 like the full size made smaller", async (side) => {
      const wanted = wantedFor(side);
      const [luma] = decodeReduced(read(name), wanted) ?? [];
      if (luma === undefined) throw new Error("it was not decoded");
      expect(Math.ceil(luma.scaleX * picture.width)).toBe(Math.ceil((picture.width * side) / 8));
      expect(similarity(shrink(luma, wanted), await expectedLuma(read(name), wanted))).toBeGreaterThan(36);
    });

    it.each([
      ["colour, cropped", {}],
      ["colour, letterboxed", { fit: "letterbox" }],
      ["grey", { channels: 1 }],
    ] as const)("gives the training image of the full size: %s", async (_, changes) => {
      const [reduced, full] = await trainingImages(read(name), changes);
      expect(similarity(reduced, full)).toBeGreaterThan(36);
    });

    it("is read through without a plane where nothing is wanted", () => {
      expect(decodeReduced(read(name), null)).toEqual([]);
    });

    it("is not taken for whole wherever it ends", () => {
      const file = read(name);
      for (let end = 0; end < file.length - 1; end += 61) {
        expect(decodeReduced(file.subarray(0, end), null)).toBeUndefined();
        const closed = Buffer.concat([file.subarray(0, end), Buffer.from([0xff, 0xd9])]);
        if (file.length - end > 100) expect(decodeReduced(closed, wantedFor(2))).toBeUndefined();
      }
    });
  });

  it.each([...Array(8).keys()].map((i) => i + 1))("undoes EXIF orientation %i", async (orientation) => {
    const exif = Buffer.from("ffe1002245786966000049492a0008000000010012010300010000000000000000000000", "hex");
    exif[28] = orientation;
    const file = read("sampling-420.jpg");
    const turned = Buffer.concat([file.subarray(0, 2), exif, file.subarray(2)]);
    expect(readImageHeader(turned, "jpeg").orientation).toBe(orientation);
    expect(decodeReduced(turned, null)).toEqual([]);
    const [reduced, full] = await trainingImages(turned, { fit: "letterbox" });
    expect(similarity(reduced, full)).toBeGreaterThan(36);
  });

  it("leaves to others what is no baseline JPEG in luma and colour differences, or of unusual sampling", () => {
    for (const name of ["progressive.jpg", "rgb.jpg", "sampling-411.jpg"]) {
      expect(decodeReduced(read(name), null)).toBeUndefined();
    }
    for (const name of ["cmyk.jpg", "ycck.jpg", "progressive.jpg"]) {
      expect(decodeReduced(fixture(name), null)).toBeUndefined();
    }
  });

  it("leaves to others a picture that is not twice as large as wanted", () => {
    const wanted = { ...wantedFor(4), width: 34 };
    expect(decodeReduced(read("sampling-420.jpg"), wantedFor(4))).toHaveLength(3);
    expect(decodeReduced(read("sampling-420.jpg"), wanted)).toBeUndefined();
  });

  it("reads no more than luma where no colour is wanted", () => {
    const file = read("sampling-420.jpg");
    const [luma] = decodeReduced(file, wantedFor(3)) ?? [];
    expect(decodeReduced(file, { ...wantedFor(3), colour: false })).toEqual([luma]);
  });

  it("gives the same pixels inside a region, and none outside", () => {
    const file = read("restart.jpg");
    const region = { x: 50, y: 20, width: 40, height: 30 };
    const [all] = decodeReduced(file, { region: whole, width: 24, height: 16, colour: true }) ?? [];
    const [part] = decodeReduced(file, { region, width: 7, height: 5, colour: true }) ?? [];
    if (all === undefined || part === undefined) throw new Error("it was not decoded");
    expect(part.width).toBe(all.width);
    for (let i = 0; i < all.data.length; i++) {
      const x = (i % all.width) / all.scaleX;
      const y = Math.floor(i / all.width) / all.scaleY;
      if (x >= 50 && x < 90 && y >= 20 && y < 50) expect(part.data[i]).toBe(all.data[i]);
      // Units of 16 × 16 px are decoded whole.
      if (x < 48 || x >= 96 || y < 16 || y >= 64) expect(part.data[i]).toBe(0);
    }
  });

  it("does not take a size that comes after the one that was checked", () => {
    const file = read("sampling-420.jpg");
    const start = file.indexOf(Buffer.from([0xff, 0xc0]));
    const huge = Buffer.from(file.subarray(start, start + 2 + file.readUInt16BE(start + 2)));
    huge.writeUInt32BE(0xffffffff, 5);
    const scan = file.indexOf(Buffer.from([0xff, 0xda]));
    const doubled = Buffer.concat([file.subarray(0, scan), huge, file.subarray(scan)]);
    expect(readImageHeader(doubled, "jpeg")).toMatchObject(picture);
    expect(decodeReduced(doubled, wantedFor(1))).toBeUndefined();
  });

  it("does not take restart markers out of turn", () => {
    const file = read("restart.jpg");
    const second = file.indexOf(Buffer.from([0xff, 0xd1]));
    const swapped = Buffer.from(file);
    swapped[second + 1] = 0xd2;
    expect(decodeReduced(swapped, null)).toBeUndefined();
    const missing = Buffer.concat([file.subarray(0, second), file.subarray(second + 2)]);
    expect(decodeReduced(missing, null)).toBeUndefined();
  });

  it("survives every changed byte: planes of the right size, or none", () => {
    for (const name of readable) {
      const file = read(name);
      const sizes = decodeReduced(file, wantedFor(2))?.map(({ data }) => data.length);
      for (let at = 2; at < file.length; at += at < 700 ? 1 : 29) {
        const damaged = Buffer.from(file);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (at & 7));
        const planes = decodeReduced(damaged, wantedFor(2));
        // A changed header may well be another picture's: then it is that size.
        if (planes !== undefined && at > 700) expect(planes.map(({ data }) => data.length)).toEqual(sizes);
      }
    }
  });
});
