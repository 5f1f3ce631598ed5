/** Decodes HEIC by libheif and libde265. */
import type { Pixels } from "./pixels.ts";
import type { ImageHeader } from "./headers/imageHeader.ts";
import { UnusableImage } from "./unusableImage.ts";
import { message } from "../../../shared/messages/message.ts";

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
    if (image === undefined) throw new UnusableImage("damaged", message("unusable.nothingDecodable"));
    const [width, height] = [image.get_width(), image.get_height()];
    if (width !== header.width || height !== header.height) {
      throw new UnusableImage(
        "damaged",
        message("unusable.otherSizeThanHeader", { width: header.width, height: header.height }),
      );
    }
    const data = new Uint8ClampedArray(width * height * 4);
    const shown = await new Promise((resolve) => {
      image.display({ data, width, height }, resolve);
    });
    if (shown === null) throw new UnusableImage("damaged", message("unusable.pixelsNotDecodable"));
    return { width, height, samples: 4, data: new Uint8Array(data.buffer) };
  } finally {
    for (const image of images) image.free();
  }
}
