/** Whether an engine of this machine computes what it should: a small step on it, held against the reference. */
import { completeConfiguration } from "../../../shared/configuration.ts";
import { StudioError } from "../../../shared/errors.ts";
import type { DeviceName, EngineName } from "../../../shared/hyperparameters.ts";
import { createEngine } from "../../engine/createEngine.ts";
import type { Engine, HostArrays, Program, Variables } from "../../engine/engine.ts";
import { preparePrograms } from "../programs.ts";
import type { TaskAnswer } from "../protocol/tasks.ts";
import { openStream, seedStream } from "../streams.ts";
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
  optimizer: "adam",
});

/** The outcome for one engine and device, or why they are not here. The driver or library may take this process down. */
export async function selfTest(request: {
  readonly engine: EngineName;
  readonly device: DeviceName;
  readonly threads: number;
}): Promise<TaskAnswer<"self-test">> {
  const { engine: name, device, threads } = request;
  try {
    const reference = await onEngine(await createEngine("cpu", { threads: 1, device: "cpu" }), runSmallStep);
    return await onEngine(await createEngine(name, { threads, device }), async (engine) => {
      const [first, second] = [await runSmallStep(engine), await runSmallStep(engine)];
      const largest = largestDifference(reference, first);
      const repeats = Object.entries(first).every(([key, { data }]) =>
        data.every((x, i) => Object.is(x, second[key]?.data[i])),
      );
      const passed = largest <= toleranceOn(device);
      return { available: true, library: engine.description.library, largestDifference: largest, repeats, passed };
    });
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const { reason } = error.details;
    return { available: false, reason: typeof reason === "string" ? reason : error.message };
  }
}

async function onEngine<Result>(engine: Engine, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  try {
    return await work(engine);
  } finally {
    engine.dispose();
  }
}

/**
 * One critic and one generator step, each from the same fixed start: what comes out linearly in the gradients (Adam's first moment), and the
 * losses. The parameters themselves are left out: Adam's first step is ±α however small a gradient is, so that rounding decides.
 */
async function runSmallStep(engine: Engine): Promise<HostArrays> {
  const { variables } = initialState(configuration);
  const fresh = () => engine.createVariables(structuredClone(variables));
  const { critic, generator } = await preparePrograms(engine, configuration, variables, () => undefined);
  const { batch, imageSize, channels, nz } = configuration;
  const stream = openStream(seedStream(configuration.seed, "noise"));
  const shape = [batch, imageSize, imageSize, channels];
  const bytes = Uint8Array.from({ length: batch * imageSize * imageSize * channels }, (_, i) => (i * 73) % 256);
  const noise = { shape: [batch, nz], data: stream.normals(batch * nz) };
  return {
    ...(await outcome(critic, fresh(), { real: { shape, data: bytes }, noise }, "critic")),
    ...(await outcome(generator, fresh(), { noise }, "generator")),
  };
}

async function outcome(program: Program, held: Variables, inputs: HostArrays, network: string): Promise<HostArrays> {
  const outputs = await program.run(held, inputs);
  const moments = Object.entries(await held.read()).filter(
    ([key]) => key.startsWith(`optimizer/${network}/`) && key.endsWith("/mean"),
  );
  held.dispose();
  return { ...outputs, ...Object.fromEntries(moments) };
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
