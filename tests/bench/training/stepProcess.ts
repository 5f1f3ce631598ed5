/**
 * The studio's steps bare, in a process of their own: `program.run` and nothing around it. Started with a configuration
 * and a number of threads; see turns.ts for what it is told.
 */
import { createEngine } from "../../../electron/engine/createEngine.ts";
import type { HostArray } from "../../../electron/engine/engine.ts";
import { preparePrograms } from "../../../electron/trainer/programs.ts";
import { openStream, seedStream } from "../../../electron/trainer/streams.ts";
import { initialState } from "../../../electron/trainer/trainingState.ts";
import { parseConfiguration } from "../../../shared/configuration.ts";
import { answerLines } from "../lineProcess.ts";
import { ownPeakMemoryMb, ownProcessorMs, type TurnRequest } from "./turns.ts";

const [settings = "", threads = ""] = process.argv.slice(2);
const configuration = parseConfiguration(JSON.parse(settings) as Record<string, unknown>);
const { batch, imageSize, channels, nz, seed } = configuration;

const engine = await createEngine(configuration.engine, { threads: Number(threads) });
const state = initialState(configuration);
const beganMs = performance.now();
const { critic, generator } = await preparePrograms(engine, configuration, state.variables, () => undefined);
const buildMs = performance.now() - beganMs;
const variables = engine.createVariables(state.variables);
const stream = openStream(seedStream(seed, "noise"));
const pixels = openStream(seedStream(seed, "sampling"));
const real: HostArray = {
  shape: [batch, imageSize, imageSize, channels],
  data: Uint8Array.from({ length: batch * imageSize ** 2 * channels }, () => 128 + 40 * pixels.normal()),
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

async function train({ iterations, criticSteps }: TurnRequest): Promise<object> {
  const before = ownProcessorMs();
  const [criticMs, generatorMs]: [number[], number[]] = [[], []];
  const nextNoise = (): HostArray => ({ shape: [batch, nz], data: stream.normals(batch * nz) });
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (let t = 0; t < criticSteps; t++) {
      const inputs = { real, noise: nextNoise() };
      criticMs.push(await timed(() => critic.run(variables, inputs)));
    }
    const inputs = { noise: nextNoise() };
    generatorMs.push(await timed(() => generator.run(variables, inputs)));
  }
  return { criticMs, generatorMs, processorMs: [before, ownProcessorMs()], peakMemoryMb: ownPeakMemoryMb() };
}

await answerLines({ library: engine.description.library, buildMs }, (request) => train(request as TurnRequest));
engine.dispose();
