/**
 * A process that computes steps on WebGPU and on the reference, and tells how far they are apart. One engine computes
 * all: what Vulkan has compiled for one step serves the next.
 */
import * as tf from "@tensorflow/tfjs-core";
import ort from "../../../electron/engine/onnxRuntime.ts";
import { compileStep, createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { probeDevice } from "../../../electron/engine/devices/probeDevice.ts";
import { providers, sessionOptions } from "../../../electron/engine/devices/provider.ts";
import { createEagerEngine } from "../../../electron/engine/eager.ts";
import type { ArraySpecs, Engine, HostArrays, StepFunction } from "../../../electron/engine/engine.ts";
import { generateSamples } from "../../../electron/gan/generateSamples.ts";
import { stepOf } from "../../../electron/gan/step.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { optimizers } from "../../../shared/settings/optimisation.ts";
import { array, differenceFromReference, largestDifference } from "../../unit/engine/compare.ts";
import { inputsFor, networks, planOf, settingsFor, variablesFor } from "./parityCases.ts";

/** One comparison. `relative` is to the largest value of the array in which the largest difference lies. */
export interface Comparison {
  readonly what: string;
  readonly name: string;
  readonly relative: number;
}

const probe = await probeDevice("webgpu");
if (!probe.available) throw new Error(probe.reason.text);

const webgpu = createCompiledEngine({ threads: 1, device: "webgpu" });
// ONNX Runtime lets go of the device, and of what was compiled for it, with the last session: this one stays.
await webgpu.prepare("keeping the device", ({ x }) => ({ variables: {}, outputs: { y: tf.add(x!, 1) } }), {
  variables: {},
  inputs: { x: { shape: [4], dtype: "float32" } },
});

async function compare(
  what: string,
  step: StepFunction,
  settings: RunConfiguration,
  inputs: HostArrays,
): Promise<void> {
  await refuseFallback(what, step, settings, inputs);
  const { name, relative } = await differenceFromReference(webgpu, step, variablesFor(settings), inputs);
  process.send!({ what, name, relative } satisfies Comparison);
}

/**
 * @throws where ONNX Runtime would compute an operator of the step on the processor, and carry its arrays there and
 *   back
 */
async function refuseFallback(
  what: string,
  step: StepFunction,
  settings: RunConfiguration,
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

/** A software device computes them a hundred times slower than the processor: the objectives alone that differ most. */
const tried = ["wgan", "gan", "gan-minimax", "hinge", "lsgan", "wgan-gp"] as const;

/** Every network with half of the systems, and so each system with half of the networks; the optimisers take turns. */
async function compareSteps(): Promise<void> {
  for (const [index, { generator, critic }] of networks.entries()) {
    const half = tried.filter((_, turn) => (index + turn) % 2 === 0);
    for (const [turn, system] of half.entries()) {
      const optimizer = optimizers[(index + turn) % optimizers.length]!;
      const settings = settingsFor({ generator, critic, system, optimizer });
      const who = `${generator} generator, ${critic} critic, ${system}, ${optimizer}`;
      for (const plan of planOf(settings)) {
        const step = stepOf(systemOf(settings), settings, plan);
        await compare(`${plan.name} step: ${who}`, step, settings, inputsFor(settings, plan));
      }
      if (turn > 0 || critic !== "dcgan") continue;
      await compare(`images: ${who}`, generateSamples(settings), settings, { noise: array([4, settings.nz], 8) });
    }
  }
}

/** Three iterations, whose variables stay on the device from step to step and from program to program. */
async function threeIterations(engine: Engine): Promise<HostArrays> {
  const settings = settingsFor({ generator: "dcgan", critic: "dcgan", system: "wgan", optimizer: "rmsprop" });
  const variables = variablesFor(settings);
  const programs = await Promise.all(
    planOf(settings).map(async (plan) => {
      const inputs = inputsFor(settings, plan);
      const signature = { variables: specsOf(variables), inputs: specsOf(inputs) };
      const step = stepOf(systemOf(settings), settings, plan);
      return { inputs, program: await engine.prepare(`${plan.name} step`, step, signature) };
    }),
  );
  const held = engine.createVariables(variables);
  for (let iteration = 0; iteration < 3; iteration++) {
    for (const { program, inputs } of programs) await program.run(held, inputs);
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
