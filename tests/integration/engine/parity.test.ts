/** The compiled engine against the eager CPU reference, on everything that the networks and objectives can ask of it. */
import { describe, expect, it } from "vitest";
import type { Tensor } from "@tensorflow/tfjs-core";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import type { HostArray, HostArrays, StepFunction } from "../../../electron/engine/engine.ts";
import { criticStep, generatorStep, iteration } from "../../../electron/gan/algorithm1.ts";
import { generateImages } from "../../../electron/gan/generateImages.ts";
import { gradientsOf } from "../../../electron/gan/gradients.ts";
import { realImages } from "../../../electron/gan/images.ts";
import { criticNetwork, forward, generatorNetwork, parametersOf } from "../../../electron/gan/networks/networks.ts";
import { objectiveOf } from "../../../electron/gan/objectives/objectives.ts";
import type { GanSettings } from "../../../electron/gan/settings.ts";
import { algorithms, optimizers } from "../../../shared/hyperparameters.ts";
import { differenceFromReference, runOnce } from "../../unit/engine/compare.ts";
import { inputsFor, networks, settingsFor, variablesFor } from "./parityCases.ts";

/** Both losses' gradients by every parameter. */
function gradientStep(settings: GanSettings): StepFunction {
  const [g, f, objective] = [generatorNetwork(settings), criticNetwork(settings), objectiveOf(settings)];
  return (tensors) => {
    const fake = forward(g, tensors, tensors.noise!, "training").output;
    const critic = gradientsOf(parametersOf(f, tensors), (w) => {
      const score = (x: Tensor) => forward(f, { ...tensors, ...w }, x, "training").output;
      return { loss: objective.critic(score(realImages(tensors.real!)), score(fake)).criticLoss, results: {} };
    });
    const generator = gradientsOf(parametersOf(g, tensors), (theta) => {
      const images = forward(g, { ...tensors, ...theta }, tensors.noise!, "training").output;
      return { loss: objective.generator(forward(f, tensors, images, "training").output), results: {} };
    });
    return { variables: {}, outputs: { ...critic.gradients, ...generator.gradients } };
  };
}

describe.each(networks)("$generator generator, $critic critic", ({ generator, critic }) => {
  const engine = createCompiledEngine({ threads: 2 });

  it.each(algorithms)("gradients of %s agree with the reference", async (algorithm) => {
    const settings = settingsFor({ generator, critic, algorithm });
    const difference = await differenceFromReference(
      engine,
      gradientStep(settings),
      variablesFor(settings),
      inputsFor(settings),
    );
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
  });

  it.each(algorithms.flatMap((algorithm) => optimizers.map((optimizer) => [algorithm, optimizer] as const)))(
    "losses and every updated variable of %s with %s agree with the reference",
    async (algorithm, optimizer) => {
      const settings = settingsFor({ generator, critic, algorithm, optimizer });
      const { real, noise } = inputsFor(settings);
      const variables = variablesFor(settings);
      for (const [step, inputs] of [
        [criticStep(settings), { real: real!, noise: noise! }],
        [generatorStep(settings), { noise: noise! }],
      ] as const) {
        const difference = await differenceFromReference(engine, step, variables, inputs);
        expect(difference.relative, difference.name).toBeLessThan(1e-4);
      }
    },
  );

  it("generated images agree with the reference", async () => {
    const settings = settingsFor({ generator, critic });
    const step = generateImages(settings);
    const inputs = { noise: inputsFor(settings).noise! };
    const difference = await differenceFromReference(engine, step, variablesFor(settings), inputs);
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
  });
});

describe("with filters enough for whole blocks of channels", () => {
  const engine = createCompiledEngine({ threads: 2 });

  it.each(networks)("gradients of $generator and $critic agree with the reference", async ({ generator, critic }) => {
    const settings = settingsFor({ generator, critic, nf: 16, imageSize: 16 });
    const difference = await differenceFromReference(
      engine,
      gradientStep(settings),
      variablesFor(settings),
      inputsFor(settings),
    );
    expect(difference.relative, difference.name).toBeLessThan(1e-4);
  });
});

describe("a whole iteration as one program", () => {
  const bytes = (data: Float32Array | Uint8Array) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

  it.each(algorithms)("of %s computes the very bits of its steps one by one", async (algorithm) => {
    const settings = settingsFor({ algorithm, nf: 16 });
    const engine = createCompiledEngine({ threads: 2 });
    const { real, noise } = inputsFor(settings) as Record<"real" | "noise", HostArray>;
    const inputs = [1, 2, 3].map((t) => ({
      real: { ...real, data: real.data.map((value) => value / t) },
      noise: { ...noise, data: noise.data.map((value) => value / t) },
    }));
    let variables: HostArrays = variablesFor(settings);
    const outputs: HostArrays[] = [];
    for (const [step, given] of [
      [criticStep(settings), inputs[0]!],
      [criticStep(settings), inputs[1]!],
      [generatorStep(settings), { noise: inputs[2]!.noise }],
    ] as const) {
      const result = await runOnce(engine, step, variables, given);
      variables = result.variables;
      outputs.push(result.outputs);
    }
    const whole = await runOnce(engine, iteration(settings, 2), variablesFor(settings), {
      "real/1": inputs[0]!.real,
      "real/2": inputs[1]!.real,
      "noise/1": inputs[0]!.noise,
      "noise/2": inputs[1]!.noise,
      "noise/3": inputs[2]!.noise,
    });
    const expected = { ...variables, ...outputs[1], ...outputs[2] };
    const actual = { ...whole.variables, ...whole.outputs };
    expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, { data }] of Object.entries(expected)) {
      expect(bytes(actual[name]!.data).equals(bytes(data)), name).toBe(true);
    }
  });
});

describe("repeated runs", () => {
  it.each([1, 2])("are bit-identical with %i threads, in one engine and in another", async (threads) => {
    const settings = settingsFor({ nf: 16 });
    const run = () =>
      runOnce(createCompiledEngine({ threads }), criticStep(settings), variablesFor(settings), inputsFor(settings));
    const [first, second] = [await run(), await run()];
    for (const [name, { data }] of Object.entries({ ...first.variables, ...first.outputs })) {
      const other = (second.variables[name] ?? second.outputs[name])!.data;
      expect(Buffer.from(other.buffer).equals(Buffer.from(data.buffer)), name).toBe(true);
    }
  });
});
