/** Samples: what the generator makes of the same noise at every step. */
import { join } from "node:path";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { HostArray, Program, Variables } from "../engine/engine.ts";
import { writeFileAtomically } from "../storage/atomicFile.ts";
import { encodeSample } from "../storage/sampleFile.ts";
import { checkVariables } from "./finite.ts";
import { openStream, seedStream } from "./streams.ts";
import { makeFolder } from "../storage/makeFolder.ts";

/** Where the sample of this step lies: `<folder>/00000500.png`. */
export function samplePath(folder: string, step: number): string {
  return join(folder, `${String(step).padStart(8, "0")}.png`);
}

/** The noise behind each place of the sample: [sampleCount, nz], the same for the whole run and for its forks. */
export function sampleNoise({ seed, sampleCount, nz }: RunConfiguration): HostArray {
  return { shape: [sampleCount, nz], data: openStream(seedStream(seed, "sampling")).normals(sampleCount * nz) };
}

/** Images of [0, 1] as bytes 0 … 255. @throws NotFinite */
export function imageBytes(images: HostArray): Uint8Array {
  checkVariables({ "the sample's pictures": images });
  return Uint8Array.from(images.data, (value) => Math.round(255 * value));
}

/** Draws and writes the sample of one step. @returns its file */
export async function writeSample(
  folder: string,
  program: Program,
  variables: Variables,
  { configuration, step }: { configuration: RunConfiguration; step: number },
): Promise<string> {
  const { images } = await program.run(variables, { noise: sampleNoise(configuration) });
  if (images === undefined) throw new Error("The drawing of samples has no images.");
  const { imageSize: size, channels } = configuration;
  const file = samplePath(folder, step);
  await makeFolder(folder);
  await writeFileAtomically(file, [encodeSample({ images: imageBytes(images), size, channels, step })]);
  return file;
}
