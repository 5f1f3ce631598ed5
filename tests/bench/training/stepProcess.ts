/**
 * The studio's steps bare, in a process of their own: `program.run` and nothing around it. Started with a configuration, a
 * number of threads, and `steps` to compute step by step even where the studio runs whole iterations; see turns.ts for what
 * it is told.
 */
import { createEngine } from "../../../electron/engine/createEngine.ts";
import type { HostArray, HostArrays } from "../../../electron/engine/engine.ts";
import { preparePrograms } from "../../../electron/trainer/programs.ts";
import { openStream, seedStream } from "../../../electron/trainer/streams.ts";
import { initialState } from "../../../electron/trainer/trainingState.ts";
import { parseConfiguration } from "../../../shared/configuration.ts";
import { answerLines } from "../lineProcess.ts";
import { ownPeakMemoryMb, ownProcessorMs, type TurnRequest } from "./turns.ts";

const [settings = "", threads = "", form = "iterations"] = process.argv.slice(2);
const configuration = parseConfiguration(JSON.parse(settings) as Record<string, unknown>);
const { batch, imageSize, channels, nz, seed } = configuration;

const engine = await createEngine(configuration.engine, { threads: Number(threads), device: configuration.device });
const state = initialState(configuration);
const beganMs = performance.now();
const programs = await preparePrograms(engine, configuration, state.variables, () => undefined);
const buildMs = performance.now() - beganMs;
const variables = engine.createVariables(state.variables);
const { critic, generator } = programs;
const whole = form === "steps" ? null : programs.iteration;
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
  const [iterationMs, criticMs, generatorMs]: [number[], number[], number[]] = [[], [], []];
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (whole !== null && criticSteps === configuration.nCritic) {
      const inputs = inputsOfIteration(criticSteps);
      iterationMs.push(await timed(() => whole.run(variables, inputs)));
      continue;
    }
    for (let t = 0; t < criticSteps; t++) {
      const inputs = { real, noise: nextNoise() };
      criticMs.push(await timed(() => critic.run(variables, inputs)));
    }
    const inputs = { noise: nextNoise() };
    generatorMs.push(await timed(() => generator.run(variables, inputs)));
  }
  const processorMs = [before, ownProcessorMs()];
  return { iterationMs, criticMs, generatorMs, processorMs, peakMemoryMb: ownPeakMemoryMb() };
}

function nextNoise(): HostArray {
  return { shape: [batch, nz], data: stream.normals(batch * nz) };
}

function inputsOfIteration(criticSteps: number): HostArrays {
  const steps = Array.from({ length: criticSteps }, (_, index) => index + 1);
  return {
    ...Object.fromEntries(steps.map((t) => [`real/${t}`, real])),
    ...Object.fromEntries([...steps, criticSteps + 1].map((t) => [`noise/${t}`, nextNoise()])),
  };
}

await answerLines({ library: engine.description.library, buildMs }, (request) => train(request as TurnRequest));
engine.dispose();
