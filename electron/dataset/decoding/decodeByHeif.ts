/** Decodes HEIC by libheif and libde265. */
import type { Pixels } from "./pixels.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";
import { UnusableImage } from "./unusableImage.ts";

/**
 * The primary picture, turned as it says.
 *
 * @throws UnusableImage `damaged`
 */
export async function decodeByHeif(file: Buffer, header: ImageHeader): Promise<Pixels> {
  // Loaded when it is needed first: most folders have no HEIC.
  const { HeifDecoder } = (await import("libheif-js/wasm-bundle.js")).default;
  const images = new HeifDecoder().decode(file);
  try {
    const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
    if (image === undefined) throw new UnusableImage("damaged", "there is no picture in it that can be decoded");
    const [width, height] = [image.get_width(), image.get_height()];
    if (width !== header.width || height !== header.height) {
      throw new UnusableImage(
        "damaged",
        `its pixels are not the ${header.width} × ${header.height} that its header says`,
      );
    }
    const data = new Uint8ClampedArray(width * height * 4);
    const shown = await new Promise((resolve) => {
      image.display({ data, width, height }, resolve);
    });
    if (shown === null) throw new UnusableImage("damaged", "its pixels cannot be decoded");
    return { width, height, samples: 4, data: new Uint8Array(data.buffer) };
  } finally {
    for (const image of images) image.free();
  }
}
