import { fixedNoise, noisyByte } from "../../shared/addedNoise.ts";
import type { SampleGrid } from "./sampleGrid.ts";

/** That of the sample that was drawn last: a slider moves over many of one size. */
let kept: Float32Array = new Float32Array(0);

function noiseFor(count: number): Float32Array {
  if (kept.length !== count) kept = fixedNoise(count);
  return kept;
}

/**
 * Adds the fixed noise to the pictures of a drawn sheet, as exported sheets have it.
 *
 * @param sigma of samples in [-1, 1]
 */
export function addNoise(
  context: CanvasRenderingContext2D,
  { tileSize, tiles }: SampleGrid,
  channels: number,
  sigma: number,
): void {
  const pixels = tileSize ** 2;
  const noise = noiseFor(tiles.length * pixels * channels);
  for (const [at, { toX, toY }] of tiles.entries()) {
    const picture = context.getImageData(toX, toY, tileSize, tileSize);
    const { data } = picture;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const first = (at * pixels + pixel) * channels;
      for (let colour = 0; colour < 3; colour++) {
        const place = 4 * pixel + colour;
        data[place] = noisyByte(data[place]!, sigma, noise[first + Math.min(colour, channels - 1)]!);
      }
    }
    context.putImageData(picture, toX, toY);
  }
}
