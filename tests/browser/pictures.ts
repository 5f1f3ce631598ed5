/** A data set of sixteen pixels, packed in a moment. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng } from "../../electron/storage/png.ts";
import type { Studio } from "../../electron/studio/studio.ts";
import { completeConfiguration, type RunConfiguration } from "../../shared/configuration.ts";

/** Settings of the smallest run there is. */
export function tinySettings(changes: Readonly<Record<string, unknown>> = {}): RunConfiguration {
  const networks = { imageSize: 16, nf: 4, nz: 8, batch: 4, nCritic: 2 };
  const run = { steps: 20, sampleCount: 8, sampleEvery: 10, checkpointEvery: 10, threads: 1, seed: 7 };
  return completeConfiguration({ ...networks, ...run, ...changes });
}

/** Writes 20 pictures into `<folder>/pictures` and packs them. @returns the data set's id */
export async function packPictures(studio: Studio, folder: string): Promise<string> {
  const pictures = join(folder, "pictures");
  await mkdir(pictures, { recursive: true });
  for (let picture = 0; picture < 20; picture++) {
    const data = Uint8Array.from({ length: 16 * 16 * 3 }, (_, at) => (at * (picture + 3) + 40 * picture) % 256);
    await writeFile(
      join(pictures, `${picture}.png`),
      encodePng({ width: 16, height: 16, channels: 3, data, text: {} }),
    );
  }
  const { id } = await studio.prepareDataset({ folder: pictures, configuration: tinySettings() });
  return id;
}
