/** Whether an engine of this machine computes what it should: the programs that train, small, held against the reference. */
import { completeConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import type { DeviceName, EngineName } from "../../../shared/hyperparameters.ts";
import { createEngine } from "../../engine/createEngine.ts";
import type { Engine, HostArray, HostArrays, Program, Variables } from "../../engine/engine.ts";
import { preparePrograms } from "../programs.ts";
import type { TaskAnswer } from "../protocol/tasks.ts";
import { openStream, seedStream, type RandomStream } from "../streams.ts";
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

/** The outcome for one engine and device, or why they are not here. The driver or library may take this process down. */
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
    const { reason } = error.details;
    return { available: false, reason: typeof reason === "string" ? reason : error.message };
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
 * What every program that trains and draws comes to, each from the same fixed start: a critic step and a generator step by
 * themselves, as the long iterations of the warm-up have them; then a whole iteration, as one program where the engine trains by
 * that; then the samples.
 */
export async function runPrograms(engine: Engine): Promise<HostArrays> {
  const { variables } = initialState(configuration);
  const programs = await preparePrograms(engine, configuration, variables, () => undefined);
  const { batch, imageSize, channels, nz, nCritic, sampleCount } = configuration;
  const stream = openStream(seedStream(configuration.seed, "noise"));
  const noise = Array.from({ length: nCritic + 1 }, () => normals(stream, [batch, nz]));
  const z = normals(stream, [sampleCount, nz]);
  const shape = [batch, imageSize, imageSize, channels];
  const real = Array.from({ length: nCritic }, (_, t) => ({
    shape,
    data: Uint8Array.from({ length: batch * imageSize * imageSize * channels }, (__, i) => (i * 73 + t * 31) % 256),
  }));
  const { critic, generator, iteration, images } = programs;
  const critics = (held: Variables, t: number) => critic.run(held, { real: real[t]!, noise: noise[t]! });
  const generate = (held: Variables, t: number) => generator.run(held, { noise: noise[t]! });

  async function bySteps(held: Variables): Promise<HostArrays> {
    let outputs: HostArrays = {};
    for (let t = 0; t < nCritic; t++) outputs = await critics(held, t);
    return { ...outputs, ...(await generate(held, nCritic)) };
  }

  function byOneProgram(held: Variables, whole: Program): Promise<HostArrays> {
    const named = (name: string, arrays: readonly HostArray[]) => arrays.map((array, t) => [`${name}/${t + 1}`, array]);
    return whole.run(held, Object.fromEntries([...named("real", real), ...named("noise", noise)]) as HostArrays);
  }

  const parts: Record<string, (held: Variables) => Promise<HostArrays>> = {
    critic: (held) => critics(held, 0),
    generator: (held) => generate(held, 0),
    iteration: (held) => (iteration === null ? bySteps(held) : byOneProgram(held, iteration)),
    samples: (held) => images.run(held, { noise: z }),
  };
  const results: Record<string, HostArray> = {};
  for (const [part, run] of Object.entries(parts)) {
    const held = engine.createVariables(structuredClone(variables));
    const outcome = { ...(await run(held)), ...(await held.read()) };
    held.dispose();
    for (const [name, array] of Object.entries(outcome)) results[`${part}: ${name}`] = array;
  }
  return results;
}

function normals(stream: RandomStream, shape: readonly [number, number]): HostArray {
  return { shape, data: stream.normals(shape[0] * shape[1]) };
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
