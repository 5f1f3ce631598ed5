/**
 * The studio's steps bare, in a process of their own: `program.run` and nothing around it. Started with a
 * configuration, a number of threads, and `steps` to compute step by step even where the studio runs whole iterations;
 * see turns.ts for what it is told.
 */
import { ratedRoles } from "../../../electron/gan/system.ts";
import { createEngine } from "../../../electron/engine/createEngine.ts";
import type { HostArray } from "../../../electron/engine/engine.ts";
import { drawnInputs } from "../../../electron/gan/inputs.ts";
import { elementCount } from "../../../shared/elementCount.ts";
import { drawnInput } from "../../../electron/gan/iteration.ts";
import { drawInputs, learningRates } from "../../../electron/trainer/inputs.ts";
import { preparePrograms } from "../../../electron/trainer/programs.ts";
import { openStream, seedStream } from "../../../electron/domains/streams.ts";
import { initialState } from "../../../electron/trainer/trainingState.ts";
import { parseConfiguration } from "../../../shared/configuration.ts";
import { answerLines } from "../lineProcess.ts";
import { ownPeakMemoryMb, ownProcessorMs, type TurnRequest } from "./turns.ts";

const [settings = "", threads = "", form = "iterations"] = process.argv.slice(2);
const configuration = parseConfiguration(JSON.parse(settings) as Record<string, unknown>);
const { seed } = configuration;

const engine = await createEngine(configuration.engine, { threads: Number(threads), device: configuration.device });
const state = initialState(configuration);
const beganMs = performance.now();
const programs = await preparePrograms(engine, configuration, state.variables, () => undefined);
const buildMs = performance.now() - beganMs;
const variables = engine.createVariables(state.variables);
const whole = form === "steps" ? null : programs.iteration;
const numbers = openStream(seedStream(seed, "sampling"));
const { shape, dtype } = drawnInputs({ inputs: { x: "real" } }, configuration).x!;
const real =
  dtype === "uint8"
    ? Uint8Array.from({ length: elementCount(shape) }, () => 128 + 40 * numbers.normal())
    : numbers.normals(elementCount(shape));
const sources = {
  configuration,
  noise: openStream(seedStream(seed, "noise")),
  batches: { next: () => Promise.resolve(real) },
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
    const steps = programs.steps.map((step) => ({ ...step, times: step.plan.times === "once" ? 1 : criticSteps }));
    if (whole !== null && criticSteps === configuration.nCritic) {
      const inputs: Record<string, HostArray> = {};
      for (const { plan, times } of steps) {
        Object.assign(inputs, learningRates(configuration, ratedRoles(plan), 0));
        for (let t = 1; t <= times; t++) {
          const drawn = Object.entries(await drawInputs(sources, plan));
          for (const [name, array] of drawn) inputs[drawnInput(plan.name, t, name)] = array;
        }
      }
      iterationMs.push(await timed(() => whole.run(variables, inputs)));
      continue;
    }
    for (const { plan, program, times } of steps) {
      const rates = learningRates(configuration, ratedRoles(plan), 0);
      for (let t = 1; t <= times; t++) {
        const inputs = { ...(await drawInputs(sources, plan)), ...rates };
        const ms = plan.name === "generator" ? generatorMs : criticMs;
        ms.push(await timed(() => program.run(variables, inputs)));
      }
    }
  }
  const processorMs = [before, ownProcessorMs()];
  return { iterationMs, criticMs, generatorMs, processorMs, peakMemoryMb: ownPeakMemoryMb() };
}

await answerLines({ library: engine.description.library, buildMs }, (request) => train(request as TurnRequest));
engine.dispose();
