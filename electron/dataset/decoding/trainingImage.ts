/**
 * From a decoded picture to the square that is trained on: flattened, in 1 or 3 channels, cropped or letterboxed,
 * upright.
 */
import type { Pixels } from "./pixels.ts";
import type { PackSettings } from "../packing/packSettings.ts";
import { resample, type Region } from "./resample.ts";

type Colour = readonly [red: number, green: number, blue: number];

/** @param background as `#rrggbb` */
export function parseColour(background: string): Colour {
  const value = Number.parseInt(background.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** ITU-R BT.601 luma, as JPEG and Pillow's mode "L" have it. */
function luma(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/**
 * The part of a picture that a training image shows, in the picture's pixels, and its size there, at most `imageSize` a
 * side.
 */
export interface Framing {
  readonly region: Region;
  readonly width: number;
  readonly height: number;
}

/** @param picture its size as stored, before its orientation is applied: a framing turns with the picture */
export function frame(picture: { width: number; height: number }, { imageSize, fit }: PackSettings): Framing {
  const region = fit === "crop" ? centreSquare(picture) : { x: 0, y: 0, width: picture.width, height: picture.height };
  const scale = imageSize / Math.max(region.width, region.height);
  return {
    region,
    width: Math.max(1, Math.min(imageSize, Math.round(region.width * scale))),
    height: Math.max(1, Math.min(imageSize, Math.round(region.height * scale))),
  };
}

/** @returns `imageSize` × `imageSize` × `channels` bytes, row-major, channels last */
export function toTrainingImage(decoded: Pixels, orientation: number, settings: PackSettings): Uint8Array {
  const flat = flatten(decoded, parseColour(settings.background));
  const { region, width, height } = frame(flat, settings);
  const data = resample(flat, region, width, height);
  return finish({ width, height, samples: flat.samples, data }, orientation, settings);
}

/** From the resampled picture as stored to the upright square. */
function finish(small: Pixels, orientation: number, { imageSize, channels, background }: PackSettings): Uint8Array {
  const upright = toChannels(orient(small, orientation), channels);
  return small.width === small.height ? upright.data : placeInSquare(upright, imageSize, parseColour(background));
}

function centreSquare({ width, height }: { width: number; height: number }): Region {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
}

/** Lays a picture with alpha on the ground colour; one without is given back as it is. */
function flatten(pixels: Pixels, ground: Colour): Pixels {
  const { data, samples, width, height } = pixels;
  if (samples === 1 || samples === 3) return pixels;
  const flat = new Uint8Array(width * height * 3);
  const isGrey = samples === 2;
  for (let from = 0, to = 0; to < flat.length; from += samples, to += 3) {
    const alpha = data[from + samples - 1] ?? 255;
    for (let channel = 0; channel < 3; channel++) {
      const value = data[isGrey ? from : from + channel] ?? 0;
      flat[to + channel] = (value * alpha + (ground[channel] ?? 0) * (255 - alpha) + 127) / 255;
    }
  }
  return { width, height, samples: 3, data: flat };
}

function toChannels(pixels: Pixels, channels: 1 | 3): Pixels {
  const { data, samples } = pixels;
  if (samples === channels) return pixels;
  const count = pixels.width * pixels.height;
  const converted = new Uint8Array(count * channels);
  for (let pixel = 0; pixel < count; pixel++) {
    if (channels === 3) {
      converted.fill(data[pixel] ?? 0, 3 * pixel, 3 * pixel + 3);
    } else {
      converted[pixel] = luma(data[3 * pixel] ?? 0, data[3 * pixel + 1] ?? 0, data[3 * pixel + 2] ?? 0) + 0.5;
    }
  }
  return { ...pixels, samples: channels, data: converted };
}

/** True where an EXIF orientation exchanges width and height. */
export function isTurned(orientation: number): boolean {
  return orientation >= 5;
}

/**
 * Undoes an EXIF orientation (EXIF 2.32, section 4.6.4): which stored pixel stands at each place of the upright
 * picture.
 */
function orient(pixels: Pixels, orientation: number): Pixels {
  if (orientation === 1) return pixels;
  const { width: storedWidth, height: storedHeight, samples, data } = pixels;
  const turned = isTurned(orientation);
  const width = turned ? storedHeight : storedWidth;
  const height = turned ? storedWidth : storedHeight;
  const mirroredX = [2, 3, 7, 8].includes(orientation);
  const mirroredY = [3, 4, 6, 7].includes(orientation);
  const upright = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alongX = turned ? y : x;
      const alongY = turned ? x : y;
      const storedX = mirroredX ? storedWidth - 1 - alongX : alongX;
      const storedY = mirroredY ? storedHeight - 1 - alongY : alongY;
      const from = (storedY * storedWidth + storedX) * samples;
      upright.set(data.subarray(from, from + samples), (y * width + x) * samples);
    }
  }
  return { width, height, samples, data: upright };
}

function placeInSquare(pixels: Pixels, imageSize: number, ground: Colour): Uint8Array {
  const { width, height, samples, data } = pixels;
  const plain = samples === 1 ? [Math.round(luma(...ground))] : [...ground];
  const square = new Uint8Array(imageSize * imageSize * samples).map((_, i) => plain[i % samples] ?? 0);
  const left = Math.floor((imageSize - width) / 2);
  const top = Math.floor((imageSize - height) / 2);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width * samples, (y + 1) * width * samples);
    square.set(row, ((top + y) * imageSize + left) * samples);
  }
  return square;
}
