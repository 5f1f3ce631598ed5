/** Whether a picture has no colours: three channels of it hold three times the same. */
import type { ImageFormat } from "./imageFormat.ts";

/** So many levels may channels differ: what rounding leaves of grey. */
const tolerance = 2;

/** @param image pixels of three channels, side by side */
export function isGreyImage(image: Uint8Array): boolean {
  for (let at = 0; at + 2 < image.length; at += 3) {
    const [red, green, blue] = [image[at]!, image[at + 1]!, image[at + 2]!];
    if (Math.abs(red - green) > tolerance || Math.abs(blue - green) > tolerance) return false;
  }
  return true;
}

/** True where a file stores grey values only. A file that stores grey as three colours is told by its pixels alone. */
export function isStoredGrey(file: Uint8Array, format: ImageFormat): boolean {
  // Colour types 0 and 4, with and without alpha (PNG specification, section 11.2.2).
  if (format === "png") return file[25] === 0 || file[25] === 4;
  return format === "jpeg" && jpegComponents(file) === 1;
}

/** Of the first frame header (ITU-T T.81, B.2.2). */
function jpegComponents(file: Uint8Array): number | undefined {
  for (let at = 2; at + 9 < file.length && file[at] === 0xff;) {
    const marker = file[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return file[at + 9];
    at += marker === 0xff ? 1 : 2 + file[at + 2]! * 256 + file[at + 3]!;
  }
  return undefined;
}
