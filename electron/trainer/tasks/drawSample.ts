/** What the weights of a checkpoint draw, for a checkpoint at whose step no sample was taken. */
import { writeFileAtomically } from "../../storage/atomicFile.ts";
import { drawSampleFile } from "../samples.ts";
import { withGenerator, type GeneratorRequest } from "./openGenerator.ts";

/**
 * Writes the sample that the run would have drawn at this step, or that its other weights draw: the same noise, batch
 * norm in its inference form.
 *
 * @throws StudioError `not-found`, `corrupt`, `disk-full`; `invalid-argument` where the run kept no average
 */
export function drawSample(
  request: GeneratorRequest & { readonly outFile: string },
): Promise<{ readonly step: number; readonly count: number }> {
  return withGenerator(
    request,
    ({ sampleCount }) => sampleCount,
    async (generator) => {
      await writeFileAtomically(request.outFile, await drawSampleFile(generator));
      return { step: generator.step, count: generator.configuration.sampleCount };
    },
  );
}
