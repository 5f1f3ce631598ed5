/** The generator of a checkpoint, made ready to draw samples on the processor. */
import { weightsOf, type WeightKind } from "../../../shared/average.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { createEngine } from "../../engine/createEngine.ts";
import type { Program, Variables } from "../../engine/engine.ts";
import { drawnWith } from "../../gan/average.ts";
import { generateSamples } from "../../gan/generateSamples.ts";
import { readCheckpoint } from "../../storage/checkpointFile.ts";

/** Which checkpoint, and how to compute. */
export interface GeneratorRequest {
  readonly checkpointFile: string;
  /** The recorded ones, to verify the checkpoint by. */
  readonly sha256?: string | undefined;
  readonly sizeBytes?: number | undefined;
  /** Default: those with which the run draws its samples. */
  readonly weights?: WeightKind | undefined;
  readonly threads: number;
}

export interface OpenGenerator {
  readonly configuration: RunConfiguration;
  readonly step: number;
  /** Makes `samples` [count, …] of `noise` [count, nz], batch norm in its inference form. */
  readonly program: Program;
  readonly variables: Variables;
}

/**
 * Opens it for the duration of `work`. It is computed on the processor, so that it does not take the card from a run
 * that trains.
 *
 * @param countOf how many samples are drawn at a time
 * @throws StudioError `not-found`, `corrupt`; `invalid-argument` where the run kept no average; what `work` throws
 */
export async function withGenerator<Result>(
  request: GeneratorRequest,
  countOf: (configuration: RunConfiguration) => number,
  work: (generator: OpenGenerator) => Promise<Result>,
): Promise<Result> {
  const { metadata, tensors } = await readCheckpoint(request.checkpointFile, request);
  const { configuration, step } = metadata;
  const kind = weightsOf(metadata, request.weights);
  const needed = drawnWith(configuration, kind);
  const weights = Object.fromEntries(Object.entries(tensors).filter(([name]) => needed.includes(name)));
  const engine = await createEngine("compiled", { threads: request.threads, device: "cpu" });
  try {
    const program = await engine.prepare("samples", generateSamples(configuration, kind), {
      variables: Object.fromEntries(
        Object.entries(weights).map(([name, { shape }]) => [name, { shape, dtype: "float32" as const }]),
      ),
      inputs: { noise: { shape: [countOf(configuration), configuration.nz], dtype: "float32" } },
    });
    return await work({ configuration, step, program, variables: engine.createVariables(weights) });
  } finally {
    engine.dispose();
  }
}
