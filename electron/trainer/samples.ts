/** Samples: what the generator makes of the same noise at every step. */
import { join } from "node:path";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { HostArray, Program, Variables } from "../engine/engine.ts";
import { domainOf } from "../domains/domainOf.ts";
import { writeFileAtomically } from "../storage/atomicFile.ts";
import { checkVariables } from "./finite.ts";
import { openStream, seedStream, type RandomStream } from "../domains/streams.ts";
import { makeFolder } from "../storage/makeFolder.ts";

/** Where the sample of this step lies: `<folder>/00000500.png`. */
export function samplePath(folder: string, configuration: RunConfiguration, step: number): string {
  const { extension } = domainOf(configuration).sampleFormat;
  return join(folder, `${String(step).padStart(8, "0")}.${extension}`);
}

/** The noise behind each place of the sample: [sampleCount, nz], the same for the whole run and for its forks. */
export function sampleNoise(configuration: RunConfiguration): HostArray {
  const { seed, sampleCount } = configuration;
  return generatorNoise(configuration, openStream(seedStream(seed, "sampling")), sampleCount);
}

/** The next noise of a stream for so many samples, [count, nz]. */
export function generatorNoise({ nz }: RunConfiguration, stream: RandomStream, count: number): HostArray {
  return { shape: [count, nz], data: stream.normals(count * nz) };
}

/** What of a run its samples are drawn with. */
export interface SampleSource {
  readonly configuration: RunConfiguration;
  readonly step: number;
  readonly program: Program;
  readonly variables: Variables;
}

/** The file of the sample that a generator draws from the run's fixed noise. @throws NotFinite */
export async function drawSampleFile(source: SampleSource): Promise<readonly Uint8Array[]> {
  const { configuration, step, program, variables } = source;
  const { samples } = await program.run(variables, { noise: sampleNoise(configuration) });
  if (samples === undefined) throw new Error("The drawing of samples has none.");
  checkVariables({ "the generated samples": samples });
  return domainOf(configuration).sampleFormat.encode({ configuration, step, values: Float32Array.from(samples.data) });
}

/** Draws and writes the sample of one step. @returns its file */
export async function writeSample(folder: string, source: SampleSource): Promise<string> {
  const file = samplePath(folder, source.configuration, source.step);
  const chunks = await drawSampleFile(source);
  await makeFolder(folder);
  await writeFileAtomically(file, chunks);
  return file;
}
