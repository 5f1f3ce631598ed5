/** The compiled engine against the eager CPU reference, on everything that the networks and objectives can ask of it. */
import { describe, expect, it } from "vitest";
import type { Tensor } from "@tensorflow/tfjs";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import type { StepFunction } from "../../../electron/engine/engine.ts";
import { criticStep, generatorStep } from "../../../electron/gan/algorithm1.ts";
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
