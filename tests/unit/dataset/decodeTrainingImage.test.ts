import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, expect, it } from "vitest";
import { decodeImage } from "../../../electron/dataset/decoding/decodeImage.ts";
import { decodeJpeg, loadJpegTurbo } from "../../../electron/dataset/decoding/decodeJpeg.ts";
import { decodeTrainingImage } from "../../../electron/dataset/decoding/decodeTrainingImage.ts";
import { readImageHeader } from "../../../electron/dataset/decoding/headers/readImageHeader.ts";
import type { PackSettings } from "../../../electron/dataset/packing/packSettings.ts";
import { toTrainingImage } from "../../../electron/dataset/decoding/trainingImage.ts";
import { UnusableImage } from "../../../electron/dataset/decoding/unusableImage.ts";
import { fixture } from "./fixtures.ts";

const folder = join(import.meta.dirname, "../../fixtures/jpeg");
const names = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
const size = { width: 133, height: 91 };
const turbo = await loadJpegTurbo();
assert(turbo !== undefined, "libjpeg-turbo has no part for this machine");

function read(name: string): Buffer {
  return readFileSync(join(folder, name));
}

/** In decibels: above 40 nobody sees a difference. */
function similarity(some: Uint8Array, others: Uint8Array): number {
  expect(some.length).toBe(others.length);
  const squares = some.reduce((sum, value, i) => sum + (value - (others[i] ?? NaN)) ** 2, 0);
  return 10 * Math.log10(255 ** 2 / (squares / some.length));
}

const settings: PackSettings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" };

/** As the quickest decoder gives it, and as @napi-rs/image does. */
async function trainingImages(file: Buffer, changes: Partial<PackSettings>): Promise<[Uint8Array, Uint8Array]> {
  const [header, chosen] = [readImageHeader(file, "jpeg"), { ...settings, ...changes }];
  const quick = await decodeTrainingImage(file, "jpeg", header, chosen);
  const pixels = await decodeImage(file, "jpeg", header);
  return [quick ?? new Uint8Array(0), toTrainingImage(pixels, header.orientation, chosen)];
}

/** What a scan says of a file: the reason why it cannot be used, or that it can. */
async function outcome(decoded: Promise<unknown>): Promise<string> {
  try {
    await decoded;
    return "usable";
  } catch (error) {
    if (error instanceof UnusableImage) return error.reason;
    throw error;
  }
}

describe.each(names)("The training image of %s", (name) => {
  it.each<[string, Partial<PackSettings>]>([
    ["colour, cropped", {}],
    ["colour, letterboxed", { fit: "letterbox" }],
    ["grey", { channels: 1 }],
  ])("is the ordinary decoder's: %s", async (_, changes) => {
    expect(decodeJpeg(turbo, read(name), size, changes.channels ?? 3)).toMatchObject(size);
    const [quick, ordinary] = await trainingImages(read(name), changes);
    expect(similarity(quick, ordinary)).toBeGreaterThan(44);
  });

  it("is the ordinary decoder's to the byte where it is not made much smaller", async () => {
    const [quick, ordinary] = await trainingImages(read(name), { imageSize: 64 });
    expect(Buffer.compare(quick, ordinary)).toBe(0);
  });

  it("is refused for the same reason as by the ordinary decoder, wherever the file ends", async () => {
    const file = read(name);
    for (let end = 700; end < file.length - 2; end += 487) {
      const closed = Buffer.concat([file.subarray(0, end), Buffer.from([0xff, 0xd9])]);
      for (const cut of [file.subarray(0, end), closed]) {
        const header = await outcome(Promise.resolve().then(() => readImageHeader(cut, "jpeg")));
        if (header !== "usable") continue;
        const read = readImageHeader(cut, "jpeg");
        const ordinary = await outcome(decodeImage(cut, "jpeg", read));
        expect(await outcome(decodeTrainingImage(cut, "jpeg", read, null))).toBe(ordinary);
        expect(await outcome(decodeTrainingImage(cut, "jpeg", read, settings))).toBe(ordinary);
        expect(decodeJpeg(turbo, cut, read, 1)).toBeUndefined();
      }
    }
  });
});

describe("decodeJpeg", () => {
  it.each(["cmyk.jpg", "ycck.jpg"])("leaves %s to others", (name) => {
    expect(decodeJpeg(turbo, fixture(name), readImageHeader(fixture(name), "jpeg"), 3)).toBeUndefined();
  });

  it("does not take another size than the one that was checked", () => {
    const file = read("sampling-420.jpg");
    for (const other of [{ width: 132 }, { width: 134 }, { height: 90 }, { height: 92 }]) {
      expect(decodeJpeg(turbo, file, { ...size, ...other }, 3)).toBeUndefined();
    }
  });

  it("gives each of several pictures at once its own training image", async () => {
    const decode = (name: string) =>
      decodeTrainingImage(read(name), "jpeg", readImageHeader(read(name), "jpeg"), settings);
    const oneByOne = [];
    for (const name of names) oneByOne.push(await decode(name));
    expect(await Promise.all(names.map(decode))).toEqual(oneByOne);
    expect(new Set(oneByOne.map((image) => Buffer.from(image ?? []).toString("hex"))).size).toBeGreaterThan(1);
  });
});
