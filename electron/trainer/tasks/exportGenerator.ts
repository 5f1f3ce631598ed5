/** The generator of a checkpoint as an ONNX file that any ONNX Runtime can run. */
import { weightsOf, type WeightKind } from "../../../shared/average.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { exportOnnx } from "../../engine/exportOnnx.ts";
import { drawnWith } from "../../gan/average.ts";
import { generateSamples } from "../../gan/generateSamples.ts";
import { readCheckpoint } from "../../storage/checkpointFile.ts";
import { writeResultFile } from "../../storage/resultFile.ts";

export interface GeneratorExport {
  readonly sizeBytes: number;
  readonly step: number;
}

/**
 * Writes the file: input `z` [batch, nz] from N(0, 1), output `image` [batch, size, size, channels] in [0, 1], or what
 * else the domain's samples are; the batch is free. Batch norm is in its inference form, as in the run's own samples.
 * Settings, run, step and which weights they are stand in the file's metadata.
 *
 * @throws StudioError `not-found`, `corrupt`, as `writeResultFile`; `invalid-argument` where the run kept no average
 */
export async function exportGenerator(request: {
  readonly checkpointFile: string;
  readonly sha256?: string | undefined;
  readonly sizeBytes?: number | undefined;
  /** Default: those that the run's samples are drawn with. */
  readonly weights?: WeightKind | undefined;
  readonly outFile: string;
}): Promise<GeneratorExport> {
  const { metadata, tensors } = await readCheckpoint(request.checkpointFile, request);
  const { configuration, runId, step } = metadata;
  const { words, axes } = domainFacts(configuration.domain);
  const { one } = words;
  const weights = weightsOf(metadata, request.weights);
  const needed = drawnWith(configuration, weights);
  const variables = Object.fromEntries(Object.entries(tensors).filter(([name]) => needed.includes(name)));
  const model = await exportOnnx("generator", generateSamples(configuration, weights), {
    variables,
    inputs: { noise: { exportedAs: "z", shape: [configuration.nz] } },
    outputs: { samples: one },
    metadata: {
      run: runId,
      step: String(step),
      weights,
      configuration: JSON.stringify(configuration),
      input: `z: ${configuration.nz} numbers from N(0, 1) for each ${one}`,
      output: `${one}: ${axes}`,
    },
  });
  await writeResultFile(request.outFile, [model], { force: true });
  return { sizeBytes: model.byteLength, step };
}
