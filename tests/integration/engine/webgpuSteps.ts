/**
 * A process that computes steps on WebGPU and on the reference, and tells how far they are apart. One engine computes all: what
 * Vulkan has compiled for one step serves the next.
 */
import ort from "../../../electron/engine/onnxRuntime.ts";
import { compileStep, createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { probeDevice } from "../../../electron/engine/devices/probeDevice.ts";
import { providers, sessionOptions } from "../../../electron/engine/devices/provider.ts";
import { createEagerEngine } from "../../../electron/engine/eager.ts";
import type { ArraySpecs, Engine, HostArrays, StepFunction } from "../../../electron/engine/engine.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { criticStep, generatorStep } from "../../../electron/gan/algorithm1.ts";
import { generateImages } from "../../../electron/gan/generateImages.ts";
import type { GanSettings } from "../../../electron/gan/settings.ts";
import { algorithms, optimizers } from "../../../shared/hyperparameters.ts";
import { differenceFromReference, largestDifference } from "../../unit/engine/compare.ts";
import { inputsFor, networks, settingsFor, variablesFor } from "./parityCases.ts";

/** One comparison. `relative` is to the largest value of the array in which the largest difference lies. */
export interface Comparison {
  readonly what: string;
  readonly name: string;
  readonly relative: number;
}

const probe = await probeDevice("webgpu");
if (!probe.available) throw new Error(probe.reason);

const webgpu = createCompiledEngine({ threads: 1, device: "webgpu" });
// ONNX Runtime lets go of the device, and of what was compiled for it, with the last session: this one stays.
await webgpu.prepare("keeping the device", ({ x }) => ({ variables: {}, outputs: { y: tf.add(x!, 1) } }), {
  variables: {},
  inputs: { x: { shape: [4], dtype: "float32" } },
});

async function compare(what: string, step: StepFunction, settings: GanSettings, inputs: HostArrays): Promise<void> {
  await refuseFallback(what, step, settings, inputs);
  const { name, relative } = await differenceFromReference(webgpu, step, variablesFor(settings), inputs);
  process.send!({ what, name, relative } satisfies Comparison);
}

/** @throws where ONNX Runtime would compute an operator of the step on the processor, and carry its arrays there and back */
async function refuseFallback(
  what: string,
  step: StepFunction,
  settings: GanSettings,
  inputs: HostArrays,
): Promise<void> {
  const signature = { variables: specsOf(variablesFor(settings)), inputs: specsOf(inputs) };
  const { lowering, hidesShapes } = providers.webgpu;
  const { model } = await compileStep(what, step, signature, await lowering(), hidesShapes);
  const extra = { session: { disable_cpu_ep_fallback: "1" } };
  const session = await ort.InferenceSession.create(model, { ...sessionOptions("webgpu", 1), extra });
  await session.release();
}

function specsOf(arrays: HostArrays): ArraySpecs {
  return Object.fromEntries(
    Object.entries(arrays).map(([name, { shape, data }]) => [
      name,
      { shape, dtype: data instanceof Uint8Array ? "uint8" : "float32" },
    ]),
  );
}

/** Every network with every objective; the optimisers take turns, so that each meets every network. */
async function compareSteps(): Promise<void> {
  for (const [index, { generator, critic }] of networks.entries()) {
    for (const [turn, algorithm] of algorithms.entries()) {
      const optimizer = optimizers[(index + turn) % optimizers.length]!;
      const settings = settingsFor({ generator, critic, algorithm, optimizer });
      const { real, noise } = inputsFor(settings) as { real: HostArrays[string]; noise: HostArrays[string] };
      const who = `${generator} generator, ${critic} critic, ${algorithm}, ${optimizer}`;
      await compare(`critic step: ${who}`, criticStep(settings), settings, { real, noise });
      await compare(`generator step: ${who}`, generatorStep(settings), settings, { noise });
      if (turn === 0 && critic === "dcgan")
        await compare(`images: ${who}`, generateImages(settings), settings, { noise });
    }
  }
}

/** Three iterations, whose variables stay on the device from step to step and from program to program. */
async function threeIterations(engine: Engine): Promise<HostArrays> {
  const settings = settingsFor({ generator: "dcgan", critic: "dcgan", algorithm: "wgan", optimizer: "rmsprop" });
  const { real, noise } = inputsFor(settings) as { real: HostArrays[string]; noise: HostArrays[string] };
  const variables = variablesFor(settings);
  const specs = specsOf(variables);
  const critic = await engine.prepare("critic step", criticStep(settings), {
    variables: specs,
    inputs: specsOf({ real, noise }),
  });
  const generator = await engine.prepare("generator step", generatorStep(settings), {
    variables: specs,
    inputs: specsOf({ noise }),
  });
  const held = engine.createVariables(variables);
  for (let iteration = 0; iteration < 3; iteration++) {
    await critic.run(held, { real, noise });
    await generator.run(held, { noise });
  }
  // Read twice: reading must not take them away.
  await held.read();
  return held.read();
}

await compareSteps();
const [expected, actual] = [await threeIterations(createEagerEngine("cpu")), await threeIterations(webgpu)];
process.send!({
  what: "three iterations, variables read twice",
  ...largestDifference(expected, actual),
} satisfies Comparison);
webgpu.dispose();
process.disconnect();
