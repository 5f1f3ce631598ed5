/** Samples for metrics, generated from a checkpoint beside the training: with what others leave of the processor. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { domainFacts, sampleShape } from "../../../shared/domains.ts";
import { elementCount } from "../../../shared/elementCount.ts";
import { StudioError } from "../../../shared/errors.ts";
import { writeGenerated } from "../../domains/generatedFile.ts";
import { openStream, seedStream } from "../../domains/streams.ts";
import { leaveTheProcessor } from "../../processes/leaveTheProcessor.ts";
import { checkVariables, NotFinite } from "../finite.ts";
import { generatorNoise } from "../samples.ts";
import { withGenerator, type GeneratorRequest, type OpenGenerator } from "./openGenerator.ts";

/** So many at a time keep the memory small. */
const atATime = 64;

/**
 * Writes a run's `evaluationSamples` samples, of the same noise at every step: it has a stream of its own, so that the
 * training knows nothing of it.
 *
 * @throws StudioError `not-found`, `corrupt`, `disk-full`; `trainer-failed` where the generator gives no finite numbers
 */
export function generateForMetrics(
  request: Omit<GeneratorRequest, "threads"> & { readonly outFile: string },
): Promise<{ readonly step: number; readonly count: number }> {
  leaveTheProcessor();
  return withGenerator(
    { ...request, threads: 1 },
    () => atATime,
    async (generator) => {
      const { configuration, step } = generator;
      const count = configuration.evaluationSamples;
      const values = await generate(generator, count);
      await writeGenerated(request.outFile, { count, shape: sampleShape(configuration), values });
      return { step, count };
    },
  );
}

/** [count, …] as the domain stores samples. */
async function generate(
  { configuration, program, variables }: OpenGenerator,
  count: number,
): Promise<Uint8Array | Float32Array> {
  const size = elementCount(sampleShape(configuration));
  const stream = openStream(seedStream(configuration.seed, "evaluation"));
  const values = new (areBytes(configuration) ? Uint8Array : Float32Array)(count * size);
  for (let done = 0; done < count; done += atATime) {
    const { samples } = await program.run(variables, { noise: generatorNoise(configuration, stream, atATime) });
    if (samples === undefined) throw new Error("The drawing of samples has none.");
    refuseNotFinite(samples);
    const wanted = samples.data.subarray(0, Math.min(atATime, count - done) * size);
    values.set(values instanceof Uint8Array ? wanted.map((value) => Math.round(255 * value)) : wanted, done * size);
  }
  return values;
}

function areBytes({ domain }: RunConfiguration): boolean {
  return domainFacts(domain).stored === "bytes";
}

function refuseNotFinite(samples: Parameters<typeof checkVariables>[0][string]): void {
  try {
    checkVariables({ "the generated samples": samples });
  } catch (error) {
    throw error instanceof NotFinite ? new StudioError("trainer-failed", error.sentence) : error;
  }
}
