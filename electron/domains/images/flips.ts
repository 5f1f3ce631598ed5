/** Horizontal flips of real pictures: each time that one is drawn it is as likely to be mirrored as not. */
import type { RandomStream } from "../streams.ts";

/**
 * Mirrors some pictures of a batch, in place.
 *
 * @param pixels [m, size, size, channels]
 * @param stream one number is drawn for each picture, in their order
 */
export function flipSome(
  pixels: Uint8Array,
  { size, channels }: { readonly size: number; readonly channels: number },
  stream: Pick<RandomStream, "uniform">,
): void {
  const lineBytes = size * channels;
  const imageBytes = size * lineBytes;
  for (let image = 0; image < pixels.length; image += imageBytes) {
    if (stream.uniform() >= 0.5) continue;
    for (let line = image; line < image + imageBytes; line += lineBytes) {
      for (let left = line, right = line + lineBytes - channels; left < right; left += channels, right -= channels) {
        for (let c = 0; c < channels; c++) {
          const value = pixels[left + c]!;
          pixels[left + c] = pixels[right + c]!;
          pixels[right + c] = value;
        }
      }
    }
  }
}
