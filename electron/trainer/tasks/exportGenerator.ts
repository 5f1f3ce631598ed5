/** The generator of a checkpoint as an ONNX file that any ONNX Runtime can run. */
import { exportOnnx } from "../../engine/exportOnnx.ts";
import { generateImages } from "../../gan/generateImages.ts";
import { readCheckpoint } from "../../storage/checkpointFile.ts";
import { writeResultFile } from "../../storage/resultFile.ts";

export interface GeneratorExport {
  readonly sizeBytes: number;
  readonly step: number;
}

/**
 * Writes the file: input `z` [batch, nz] from N(0, 1), output `image` [batch, size, size, channels] in [0, 1]; the batch is free.
 * Batch norm is in its inference form, as in the run's own samples. Settings, run and step are in the file's metadata.
 *
 * @throws StudioError `not-found`, `corrupt`, as `writeResultFile`
 */
export async function exportGenerator(request: {
  readonly checkpointFile: string;
  readonly sha256?: string | undefined;
  readonly sizeBytes?: number | undefined;
  readonly outFile: string;
}): Promise<GeneratorExport> {
  const { metadata, tensors } = await readCheckpoint(request.checkpointFile, request);
  const { configuration, runId, step } = metadata;
  const variables = Object.fromEntries(Object.entries(tensors).filter(([name]) => name.startsWith("generator/")));
  const model = await exportOnnx("generator", generateImages(configuration), {
    variables,
    inputs: { noise: { exportedAs: "z", shape: [configuration.nz] } },
    outputs: { images: "image" },
    metadata: {
      run: runId,
      step: String(step),
      configuration: JSON.stringify(configuration),
      input: `z: ${configuration.nz} numbers from N(0, 1) for each image`,
      output: "image: NHWC, 0 is black, 1 is white or full colour",
    },
  });
  await writeResultFile(request.outFile, [model], { force: true });
  return { sizeBytes: model.byteLength, step };
}
