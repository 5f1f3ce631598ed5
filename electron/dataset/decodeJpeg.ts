/** Decodes JPEGs by libjpeg-turbo: in half the time of @napi-rs/image, or a third where grey is enough. */
import type JpegTurbo from "@julusian/jpeg-turbo";
import type { Pixels } from "./decodeImage.ts";

let jpegTurbo: Promise<typeof JpegTurbo | undefined> | undefined;

/** Undefined where the package has no part for this machine. */
function loadJpegTurbo(): Promise<typeof JpegTurbo | undefined> {
  jpegTurbo ??= import("@julusian/jpeg-turbo").then(
    (module) => module.default,
    () => undefined,
  );
  return jpegTurbo;
}

/**
 * Its transform is the quick one: single pixels may be off by ten levels where the quality is near 100. That is lost in means of
 * pixels, so that it serves for what is made smaller, not for what is used pixel by pixel.
 *
 * @param size what the header says, in pixels
 * @param samples 1 for luma, 3 for RGB, whichever the file has
 * @returns undefined where libjpeg-turbo finds anything wrong, has another size, does not know the colours (CMYK) or is not
 *   there: for an ordinary decoder, which knows what to call it
 */
export async function decodeJpeg(
  file: Buffer,
  { width, height }: { width: number; height: number },
  samples: 1 | 3,
): Promise<Pixels | undefined> {
  const turbo = await loadJpegTurbo();
  if (turbo === undefined) return undefined;
  // Of the size that was checked: it refuses a file that would need more.
  const room = Buffer.allocUnsafeSlow(width * height * samples);
  try {
    const format = samples === 1 ? turbo.FORMAT_GRAY : turbo.FORMAT_RGB;
    const decoded = turbo.decompressSync(file, room, { format });
    return decoded.width === width && decoded.height === height ? { width, height, samples, data: room } : undefined;
  } catch {
    return undefined;
  }
}
