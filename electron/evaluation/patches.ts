/** Small patches of images on a level of their Laplacian pyramids, as the sliced Wasserstein distance compares them. */
import type { SampleSet } from "../domains/domain.ts";
import type { RandomStream } from "../domains/streams.ts";
import { pyramidLevel, pyramidSides } from "./laplacianPyramid.ts";
import type { Matrix } from "./multiply.ts";

export const patchSide = 7;
export const patchesPerImage = 128;
/** Grey images count as coloured ones. */
const channelsOfPatch = 3;
/** Numbers of a patch: channel by channel, rows from the top. */
export const patchNumbers = channelsOfPatch * patchSide * patchSide;

/**
 * Where patches are taken: the left upper corners, x and y of each in turn, `patchesPerImage` for each image.
 *
 * @param side of the level
 */
export function drawCorners(stream: RandomStream, images: number, side: number): Uint16Array {
  const places = side - patchSide + 1;
  return Uint16Array.from({ length: 2 * images * patchesPerImage }, () => Math.floor(places * stream.uniform()));
}

/**
 * The patches of all images on one level, each channel brought to mean 0 and standard deviation 1 over them all; a
 * channel of one value everywhere becomes 0.
 *
 * @param images bytes, [count, size, size, channels]
 * @param corners of `drawCorners` on a level of this side
 */
export function normalisedPatches({ count, shape, values }: SampleSet, level: number, corners: Uint16Array): Matrix {
  const [size = 0, , channels = 1] = shape;
  const sides = pyramidSides(size);
  const side = sides[level]!;
  const patches = new Float32Array(count * patchesPerImage * patchNumbers);
  for (let image = 0; image < count; image++) {
    for (let channel = 0; channel < channelsOfPatch; channel++) {
      // Grey is red, green and blue at once.
      if (channel >= channels) copyChannel(patches, image, channel);
      else {
        const plane = planeOf(values, image * size * size * channels + channel, size, channels);
        const picture = pyramidLevel(plane, size, level, level === sides.length - 1);
        takePatches(picture, side, corners, { patches, image, channel });
      }
    }
  }
  for (let channel = 0; channel < channelsOfPatch; channel++) normalise(patches, channel);
  return { rows: count * patchesPerImage, columns: patchNumbers, values: patches };
}

const perChannel = patchSide * patchSide;

function planeOf(values: SampleSet["values"], first: number, size: number, channels: number): Float32Array {
  const plane = new Float32Array(size * size);
  for (let at = 0; at < plane.length; at++) plane[at] = values[first + at * channels]!;
  return plane;
}

interface Target {
  readonly patches: Float32Array;
  readonly image: number;
  readonly channel: number;
}

function takePatches(
  picture: Float32Array,
  side: number,
  corners: Uint16Array,
  { patches, image, channel }: Target,
): void {
  for (let patch = image * patchesPerImage; patch < (image + 1) * patchesPerImage; patch++) {
    const corner = corners[2 * patch + 1]! * side + corners[2 * patch]!;
    let to = patch * patchNumbers + channel * perChannel;
    for (let y = 0; y < patchSide; y++) {
      for (let x = 0; x < patchSide; x++) patches[to++] = picture[corner + y * side + x]!;
    }
  }
}

function copyChannel(patches: Float32Array, image: number, channel: number): void {
  for (let patch = image * patchesPerImage; patch < (image + 1) * patchesPerImage; patch++) {
    const from = patch * patchNumbers;
    patches.copyWithin(from + channel * perChannel, from, from + perChannel);
  }
}

function normalise(patches: Float32Array, channel: number): void {
  const count = patches.length / channelsOfPatch;
  const begin = channel * perChannel;
  let [sum, squares] = [0, 0];
  for (let first = begin; first < patches.length; first += patchNumbers) {
    for (let at = first; at < first + perChannel; at++) sum += patches[at]!;
  }
  const mean = sum / count;
  for (let first = begin; first < patches.length; first += patchNumbers) {
    for (let at = first; at < first + perChannel; at++) squares += (patches[at]! - mean) ** 2;
  }
  const deviation = Math.sqrt(squares / count);
  const scale = deviation > 0 ? 1 / deviation : 0;
  for (let first = begin; first < patches.length; first += patchNumbers) {
    for (let at = first; at < first + perChannel; at++) patches[at] = (patches[at]! - mean) * scale;
  }
}
