import { describe, expect, it } from "vitest";
import { examineFile } from "../../../electron/dataset/packing/examineFile.ts";
import type { PackSettings } from "../../../electron/dataset/packing/packSettings.ts";
import { parsePackSettings } from "../../../electron/dataset/packing/packSettings.ts";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withAvifProperty } from "./avifOrientation.ts";
import { fixture, imagesFolder, temporaryFolder } from "./fixtures.ts";

const crop: PackSettings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" };
const letterbox: PackSettings = { ...crop, fit: "letterbox" };

async function trainingImage(name: string, settings: PackSettings, folder = imagesFolder): Promise<Uint8Array> {
  const { record, image } = await examineFile(folder, name, settings, (work) => work());
  if (image === null) throw new Error(`${name}: ${JSON.stringify(record)}`);
  expect(image.length).toBe(settings.imageSize ** 2 * settings.channels);
  return image;
}

function pixel(image: Uint8Array, x: number, y: number, channels = 3): number[] {
  return [...image.subarray((y * 16 + x) * channels, (y * 16 + x + 1) * channels)];
}

/** Which of the scene's colours stands in each corner: r, g, b or w; "." for the white or other ground. */
function corners(image: Uint8Array, inset = 2): string {
  const far = 15 - inset;
  return [
    [inset, inset],
    [far, inset],
    [inset, far],
    [far, far],
  ]
    .map(([x = 0, y = 0]) => {
      const [red = 0, green = 0] = pixel(image, x, y);
      if (red > 200 && green > 200) return "w";
      return red > 200 ? "r" : green > 150 ? "g" : "b";
    })
    .join("");
}

describe("training images", () => {
  it.each([
    [1, "rgbw"],
    [2, "grwb"],
    [3, "wbgr"],
    [4, "bwrg"],
    [5, "rbgw"],
    [6, "brwg"],
    [7, "wgbr"],
    [8, "gwrb"],
  ])("stands upright whatever the EXIF orientation: %i", async (orientation, expected) => {
    expect(corners(await trainingImage(`orientation-${orientation}.jpg`, crop))).toBe(expected);
  });

  it("applies the orientation of PNG and WebP", async () => {
    expect(corners(await trainingImage("orientation-6.png", crop))).toBe("brwg");
    expect(corners(await trainingImage("orientation-6.webp", crop))).toBe("brwg");
  });

  it.each([
    ["irot", 0, "rgbw"],
    ["irot", 1, "gwrb"],
    ["irot", 2, "wbgr"],
    ["irot", 3, "brwg"],
    ["imir", 0, "bwrg"],
    ["imir", 1, "grwb"],
  ] as const)("applies AVIF's own %s %i, once", async (type, value, expected) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "turned.avif"), withAvifProperty(fixture("rgb.avif"), type, value));
    expect(corners(await trainingImage("turned.avif", crop, folder))).toBe(expected);
  });

  it("crops the centre of a wide picture", async () => {
    const image = await trainingImage("rgb.png", crop);
    expect(pixel(image, 7, 0)).toEqual([220, 30, 40]);
    expect(pixel(image, 8, 0)).toEqual([30, 200, 60]);
    expect(corners(image, 0)).toBe("rgbw");
  });

  it("letterboxes a wide picture between two bands of the ground colour", async () => {
    const image = await trainingImage("rgb.png", { ...letterbox, background: "#102030" });
    expect(pixel(image, 0, 0)).toEqual([16, 32, 48]);
    expect(pixel(image, 15, 15)).toEqual([16, 32, 48]);
    expect(pixel(image, 0, 4)).toEqual([220, 30, 40]);
    expect(pixel(image, 15, 12)).toEqual([240, 240, 240]);
  });

  it("letterboxes a picture that is turned on its side between bands left and right", async () => {
    const image = await trainingImage("orientation-6.jpg", { ...letterbox, background: "#000000" });
    expect(pixel(image, 0, 8)).toEqual([0, 0, 0]);
    expect(pixel(image, 15, 8)).toEqual([0, 0, 0]);
    expect(corners(image, 5)).toBe("brwg");
  });

  it.each(["alpha.png", "alpha-16-bit.png", "alpha.webp", "alpha.gif", "alpha.avif", "grey-alpha.png"])(
    "lays %s on the ground colour",
    async (name) => {
      expect(pixel(await trainingImage(name, { ...crop, background: "#0080ff" }), 2, 2)).toEqual([0, 128, 255]);
    },
  );

  it("makes grey of colour and colour of grey", async () => {
    const grey = await trainingImage("rgb.png", { ...crop, channels: 1 });
    expect([pixel(grey, 2, 2, 1), pixel(grey, 13, 13, 1)]).toEqual([[88], [240]]);
    const ground = await trainingImage("rgb.png", { ...letterbox, channels: 1, background: "#ff0000" });
    expect(pixel(ground, 0, 0, 1)).toEqual([76]);
    expect(pixel(await trainingImage("grey.png", crop), 2, 2)).toEqual([88, 88, 88]);
    expect(pixel(await trainingImage("grey.png", { ...crop, channels: 1 }), 2, 2, 1)).toEqual([88]);
  });

  it("enlarges a picture that is smaller than the training size", async () => {
    const image = await trainingImage("rgb.png", { ...crop, imageSize: 128 });
    expect([...image.subarray(0, 3)]).toEqual([220, 30, 40]);
  });
});

describe("parsePackSettings", () => {
  it.each([
    ["imageSize", 48, "imageSize must be one of 16, 32, 64, 128 px, but it is 48."],
    ["channels", 4, "channels must be 1 (grey) or 3 (RGB), but it is 4."],
    ["background", "white", 'background must be a colour such as #ffffff, but it is "white".'],
  ])("names a %s that is out of range", (name, value, message) => {
    expect(() => parsePackSettings({ ...crop, [name]: value })).toThrow(message);
  });
});
