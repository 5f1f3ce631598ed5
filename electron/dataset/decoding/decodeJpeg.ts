/** Decodes JPEGs by libjpeg-turbo, in a fifth of the time that libvips takes. */
import type JpegTurbo from "@julusian/jpeg-turbo";
import type { Pixels } from "./pixels.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";

let jpegTurbo: Promise<typeof JpegTurbo | undefined> | undefined;

/** Undefined where the package has no part for this machine. */
export function loadJpegTurbo(): Promise<typeof JpegTurbo | undefined> {
  jpegTurbo ??= import("@julusian/jpeg-turbo").then(
    (module) => module.default,
    () => undefined,
  );
  return jpegTurbo;
}

/** Pictures follow each other here: memory that is new for each costs an eighth of the time. */
let room = Buffer.alloc(0);
/** Larger pictures get memory of their own, which goes with them. */
const largestRoom = 16 * 2 ** 20;

function roomFor(bytes: number): Buffer {
  if (bytes > largestRoom) return Buffer.allocUnsafeSlow(bytes);
  if (bytes > room.length) room = Buffer.allocUnsafeSlow(bytes);
  return room.subarray(0, bytes);
}

/**
 * Its quick transform rounds down where the accurate one rounds: half a level in each of Y, Cb and Cr, which is this
 * much in red, green and blue, or in grey. For means of many pixels.
 */
const lifts = { 1: [0.5], 3: [1.15, 0, 1.3] } as const;

/**
 * Its transform is the quick one: single pixels may be off by ten levels where the quality is near 100. That is lost in
 * means of pixels, so that it serves for what is made much smaller, and to find damage.
 *
 * @param samples 1 for luma, 3 for RGB, whichever the file has
 * @returns pixels that the next call may overwrite; undefined where libjpeg-turbo warns of anything, has another size
 *   or does not know the colours or the sampling: for an ordinary decoder, which knows what to call it
 */
export function decodeJpeg(
  turbo: typeof JpegTurbo,
  file: Buffer,
  { width, height }: Pick<ImageHeader, "width" | "height">,
  samples: 1 | 3,
): Pixels | undefined {
  // Of the size that was checked: it refuses a file that would need more.
  const data = roomFor(width * height * samples);
  try {
    const format = samples === 1 ? turbo.FORMAT_GRAY : turbo.FORMAT_RGB;
    const decoded = turbo.decompressSync(file, data, { format });
    return decoded.width === width && decoded.height === height
      ? { width, height, samples, data, lift: lifts[samples] }
      : undefined;
  } catch {
    // Its words are lost: the binding asks for them too late.
    return undefined;
  }
}
