/**
 * Whether an engine of this machine computes what it should: the programs that train, small, held against the
 * reference.
 */
import { ratedRoles } from "../../gan/system.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import { reasonOf } from "../../storage/reasonOf.ts";
import type { DeviceName } from "../../../shared/devices.ts";
import type { EngineName } from "../../../shared/settings/run.ts";
import { createEngine } from "../../engine/createEngine.ts";
import type { Engine, HostArray, HostArrays, Variables } from "../../engine/engine.ts";
import { drawInputs, learningRates, type InputSources } from "../inputs.ts";
import { runIteration } from "../iteration.ts";
import { systemClock } from "../port.ts";
import { preparePrograms } from "../programs.ts";
import type { TaskAnswer } from "../protocol/tasks.ts";
import { sampleNoise } from "../samples.ts";
import { openStream, seedStream } from "../../domains/streams.ts";
import { initialState } from "../trainingState.ts";

/** As in the tests of the engines; CUDA multiplies matrices in TF32, whose numbers have ten bits. */
const toleranceOn = (device: DeviceName): number => (device === "cuda" ? 1e-2 : 1e-4);

/** A DCGAN small enough that the plain JavaScript reference takes well under a second. */
const configuration = completeConfiguration({
  imageSize: 16,
  nf: 4,
  nz: 8,
  batch: 8,
  sampleCount: 4,
  nCritic: 2,
  optimizer: "adam",
  // Adam's first step is ±α however small a gradient is, so that rounding decides: here that moves nothing.
  learningRate: 1e-6,
});

/**
 * The outcome for one engine and device, or why they are not here. The driver or library may take this process down.
 */
export async function selfTest(request: {
  readonly engine: EngineName;
  readonly device: DeviceName;
  readonly threads: number;
}): Promise<TaskAnswer<"self-test">> {
  const { engine: name, device, threads } = request;
  try {
    const reference = await onEngine(await createEngine("cpu", { threads: 1, device: "cpu" }), runPrograms);
    return await onEngine(await createEngine(name, { threads, device }), (engine) =>
      holdAgainst(reference, engine, toleranceOn(device)),
    );
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { available: false, reason: reasonOf(error) ?? error.sentence };
  }
}

/**
 * Runs an engine's programs twice.
 *
 * @param reference what the reference engine's came to, by `runPrograms`
 * @param tolerance relative to the largest value of an array
 */
export async function holdAgainst(
  reference: HostArrays,
  engine: Engine,
  tolerance: number,
): Promise<Extract<TaskAnswer<"self-test">, { available: true }>> {
  const [first, second] = [await runPrograms(engine), await runPrograms(engine)];
  const largest = largestDifference(reference, first);
  const repeats = Object.entries(first).every(([key, { data }]) =>
    data.every((x, i) => Object.is(x, second[key]?.data[i])),
  );
  const { library } = engine.description;
  return { available: true, library, largestDifference: largest, repeats, passed: largest <= tolerance };
}

async function onEngine<Result>(engine: Engine, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  try {
    return await work(engine);
  } finally {
    engine.dispose();
  }
}

/**
 * What every program that trains and draws comes to, each from the same fixed start: each step of the plan by itself,
 * as the long iterations of the warm-up have them; then a whole iteration, as one program where the engine trains by
 * that; then the samples.
 */
export async function runPrograms(engine: Engine): Promise<HostArrays> {
  const { variables } = initialState(configuration);
  const programs = await preparePrograms(engine, configuration, variables, () => undefined);
  const parts: Record<string, (held: Variables) => Promise<HostArrays>> = {};
  for (const { plan, program } of programs.steps) {
    const rates = learningRates(configuration, ratedRoles(plan), 0);
    parts[plan.name] = async (held) => program.run(held, { ...(await drawInputs(sources(), plan)), ...rates });
  }
  parts.iteration = async (held) => {
    const training = { ...sources(), programs, variables: held, clock: systemClock };
    const { point } = await runIteration(training, 0, () => Promise.resolve());
    return Object.fromEntries(Object.entries(point.values).map(([tag, value]) => [tag, scalar(value)]));
  };
  parts.samples = (held) => programs.samples.run(held, { noise: sampleNoise(configuration) });
  const results: Record<string, HostArray> = {};
  for (const [part, run] of Object.entries(parts)) {
    const held = engine.createVariables(structuredClone(variables));
    const outcome = { ...(await run(held)), ...(await held.read()) };
    held.dispose();
    for (const [name, array] of Object.entries(outcome)) results[`${part}: ${name}`] = array;
  }
  return results;
}

function scalar(value: number | null): HostArray {
  return { shape: [], data: Float32Array.of(value ?? Number.NaN) };
}

/** Noise from the run's seed, and pictures from a formula: the same each time. */
function sources(): InputSources {
  const { batch, imageSize, channels, seed } = configuration;
  const length = batch * imageSize ** 2 * channels;
  let given = 0;
  return {
    configuration,
    noise: openStream(seedStream(seed, "noise")),
    batches: {
      next() {
        const offset = 31 * given++;
        return Promise.resolve(Uint8Array.from({ length }, (_, i) => (i * 73 + offset) % 256));
      },
    },
  };
}

function largestDifference(expected: HostArrays, actual: HostArrays): number {
  const differences = Object.entries(expected).map(([name, { data }]) => {
    let [scale, difference] = [Number.MIN_VALUE, 0];
    for (const [i, x] of data.entries()) {
      scale = Math.max(scale, Math.abs(x));
      difference = Math.max(difference, Math.abs(x - (actual[name]?.data[i] ?? NaN)));
    }
    return difference / scale;
  });
  return Math.max(...differences); // NaN, where a value is missing or not a number, stays NaN and passes no test.
}
