/** Whether the engines of this machine compute what they should: a small step on each, held against the reference. */
import { completeConfiguration } from "../../../shared/configuration.ts";
import type { EngineName } from "../../../shared/hyperparameters.ts";
import { createEngine } from "../../engine/createEngine.ts";
import type { HostArrays, Program, Variables } from "../../engine/engine.ts";
import { listEngines, type EngineListing } from "../../engine/listEngines.ts";
import { preparePrograms } from "../programs.ts";
import { openStream, seedStream } from "../streams.ts";
import { initialState } from "../trainingState.ts";

export interface EngineReport extends EngineListing {
  /** Null where the engine is missing. */
  readonly parity: Parity | null;
}

export interface Parity {
  /** Largest difference of a gradient moment, loss or running statistic from the reference, relative to its array's largest value. */
  readonly largestDifference: number;
  /** True where a second run gave the same bits. */
  readonly repeats: boolean;
  readonly passed: boolean;
}

/** As in the tests of the engines. */
const tolerance = 1e-4;

/** A DCGAN small enough that the plain JavaScript reference takes well under a second. */
const configuration = completeConfiguration({
  imageSize: 16,
  nf: 4,
  nz: 8,
  batch: 8,
  sampleCount: 4,
  optimizer: "adam",
});

/** Every engine with its device or the reason why it is missing, and the outcome of a self-test of those that are there. */
export async function selfTest(threads: number): Promise<EngineReport[]> {
  const reference = await runSmallStep("cpu", 1);
  const reports: EngineReport[] = [];
  for (const listing of await listEngines()) {
    reports.push({ ...listing, parity: listing.available ? await testEngine(listing.name, threads, reference) : null });
  }
  return reports;
}

async function testEngine(name: EngineName, threads: number, reference: HostArrays): Promise<Parity> {
  const [first, second] = [await runSmallStep(name, threads), await runSmallStep(name, threads)];
  const largest = largestDifference(reference, first);
  const repeats = Object.entries(first).every(([key, { data }]) =>
    data.every((x, i) => Object.is(x, second[key]?.data[i])),
  );
  return { largestDifference: largest, repeats, passed: largest <= tolerance };
}

/**
 * One critic and one generator step, each from the same fixed start: what comes out linearly in the gradients (Adam's first moment), and the
 * losses. The parameters themselves are left out: Adam's first step is ±α however small a gradient is, so that rounding decides.
 */
async function runSmallStep(name: EngineName, threads: number): Promise<HostArrays> {
  const engine = await createEngine(name, { threads });
  try {
    const { variables } = initialState(configuration);
    const { critic, generator } = await preparePrograms(engine, configuration, variables, () => undefined);
    const { batch, imageSize, channels, nz } = configuration;
    const stream = openStream(seedStream(configuration.seed, "noise"));
    const shape = [batch, imageSize, imageSize, channels];
    const bytes = Uint8Array.from({ length: batch * imageSize * imageSize * channels }, (_, i) => (i * 73) % 256);
    const noise = { shape: [batch, nz], data: stream.normals(batch * nz) };
    const fresh = () => engine.createVariables(variables);
    return {
      ...(await outcome(critic, fresh(), { real: { shape, data: bytes }, noise }, "critic")),
      ...(await outcome(generator, fresh(), { noise }, "generator")),
    };
  } finally {
    engine.dispose();
  }
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
