/** What the weights of a checkpoint draw, for a checkpoint at whose step no sample was taken. */
import { createEngine } from "../../engine/createEngine.ts";
import { generateImages } from "../../gan/generateImages.ts";
import { writeFileAtomically } from "../../storage/atomicFile.ts";
import { readCheckpoint } from "../../storage/checkpointFile.ts";
import { encodeSample } from "../../storage/sampleFile.ts";
import { imageBytes, sampleNoise } from "../samples.ts";

/**
 * Writes the sample that the run would have drawn at this step: the same noise, batch norm in its inference form. It is computed
 * on the processor, so that it does not take the card from a run that trains.
 *
 * @throws StudioError `not-found`, `corrupt`, `disk-full`
 */
export async function drawSample(request: {
  readonly checkpointFile: string;
  readonly sha256?: string | undefined;
  readonly sizeBytes?: number | undefined;
  readonly threads: number;
  readonly outFile: string;
}): Promise<{ readonly step: number; readonly count: number }> {
  const { metadata, tensors } = await readCheckpoint(request.checkpointFile, request);
  const { configuration, step } = metadata;
  const { imageSize: size, channels, sampleCount: count, nz } = configuration;
  const weights = Object.fromEntries(Object.entries(tensors).filter(([name]) => name.startsWith("generator/")));
  const engine = await createEngine("compiled", { threads: request.threads, device: "cpu" });
  try {
    const program = await engine.prepare("samples", generateImages(configuration), {
      variables: Object.fromEntries(
        Object.entries(weights).map(([name, { shape }]) => [name, { shape, dtype: "float32" as const }]),
      ),
      inputs: { noise: { shape: [count, nz], dtype: "float32" } },
    });
    const { images } = await program.run(engine.createVariables(weights), { noise: sampleNoise(configuration) });
    if (images === undefined) throw new Error("The drawing of samples has no images.");
    await writeFileAtomically(request.outFile, [encodeSample({ images: imageBytes(images), size, channels, step })]);
    return { step, count };
  } finally {
    engine.dispose();
  }
}
