/** What the weights of a checkpoint draw, for a checkpoint at whose step no sample was taken. */
import { weightsOf, type WeightKind } from "../../../shared/average.ts";
import { createEngine } from "../../engine/createEngine.ts";
import { drawnWith } from "../../gan/average.ts";
import { generateSamples } from "../../gan/generateSamples.ts";
import { writeFileAtomically } from "../../storage/atomicFile.ts";
import { readCheckpoint } from "../../storage/checkpointFile.ts";
import { drawSampleFile } from "../samples.ts";

/**
 * Writes the sample that the run would have drawn at this step, or that its other weights draw: the same noise, batch
 * norm in its inference form. It is computed on the processor, so that it does not take the card from a run that
 * trains.
 *
 * @throws StudioError `not-found`, `corrupt`, `disk-full`; `invalid-argument` where the run kept no average
 */
export async function drawSample(request: {
  readonly checkpointFile: string;
  readonly sha256?: string | undefined;
  readonly sizeBytes?: number | undefined;
  readonly weights?: WeightKind | undefined;
  readonly threads: number;
  readonly outFile: string;
}): Promise<{ readonly step: number; readonly count: number }> {
  const { metadata, tensors } = await readCheckpoint(request.checkpointFile, request);
  const { configuration, step } = metadata;
  const { sampleCount: count, nz } = configuration;
  const kind = weightsOf(metadata, request.weights);
  const needed = drawnWith(configuration, kind);
  const weights = Object.fromEntries(Object.entries(tensors).filter(([name]) => needed.includes(name)));
  const engine = await createEngine("compiled", { threads: request.threads, device: "cpu" });
  try {
    const program = await engine.prepare("samples", generateSamples(configuration, kind), {
      variables: Object.fromEntries(
        Object.entries(weights).map(([name, { shape }]) => [name, { shape, dtype: "float32" as const }]),
      ),
      inputs: { noise: { shape: [count, nz], dtype: "float32" } },
    });
    const variables = engine.createVariables(weights);
    await writeFileAtomically(request.outFile, await drawSampleFile({ configuration, step, program, variables }));
    return { step, count };
  } finally {
    engine.dispose();
  }
}
