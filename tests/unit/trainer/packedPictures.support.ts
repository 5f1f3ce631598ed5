/** A packed data set of a few coloured pictures, made by the real packer from real files. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packDataset } from "../../../electron/dataset/packing/packDataset.ts";
import type { PackedDataset } from "../../../electron/dataset/packing/packedDataset.ts";
import { encodePng } from "../../../electron/storage/png.ts";

/**
 * @param folder is filled with `pictures/` and `datasets/`
 * @param shade makes pictures that no other shade has
 */
export async function packPictures(folder: string, { count = 10, shade = 0 } = {}): Promise<PackedDataset> {
  const pictures = join(folder, `pictures ${shade}`);
  await mkdir(pictures, { recursive: true });
  for (let picture = 0; picture < count; picture++) {
    const data = Uint8Array.from({ length: 20 * 20 * 3 }, (_, i) => (i * (picture + 1) + 40 * (i % 3) + shade) % 256);
    await writeFile(
      join(pictures, `${picture}.png`),
      encodePng({ width: 20, height: 20, channels: 3, data, text: {} }),
    );
  }
  return packDataset({
    folder: pictures,
    imageSize: 16,
    channels: 3,
    fit: "crop",
    batch: 4,
    datasetsFolder: join(folder, "datasets"),
  });
}
