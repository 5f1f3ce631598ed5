/** Whole steps against PyTorch: losses, updated parameters, optimiser state and running statistics. */
import { describe, expect, test } from "vitest";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import { generateSamples } from "../../../electron/gan/generateSamples.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { countedStream } from "./counted.ts";
import { systemFacts } from "../../../shared/systems.ts";
import {
  drawn,
  namedStep,
  rates,
  recording,
  relativeError,
  runStep,
  scalarOf,
  toTensors,
  valuesOf,
  type tf,
} from "./tensorflow.ts";

interface Thinned {
  readonly count: number;
  readonly stride: number;
  readonly values: readonly number[];
}

interface Recording {
  readonly batch: number;
  readonly settings: Partial<RunConfiguration>;
  readonly steps: readonly {
    readonly step: "critic" | "generator";
    readonly outputs: Readonly<Record<string, number>>;
    readonly variables: Readonly<Record<string, Thinned>>;
  }[];
  readonly images: Thinned;
}

const tolerance = 1e-4;

/** The recordings call it `estimate`, whatever it estimates. */
function judged({ system }: RunConfiguration): string {
  return systemFacts(system).judgedBy;
}

function expectClose(actual: tf.Tensor | undefined, expected: Thinned, what: string): void {
  const all = valuesOf(actual);
  expect(all.length, what).toBe(expected.count);
  const chosen = all.filter((_, i) => i % expected.stride === 0);
  expect(relativeError(chosen, expected.values), what).toBeLessThan(tolerance);
}

describe.each(["wgan-dcgan", "gan-dcgan", "gan-minimax-dcgan", "wgan-mlp-critic", "gan-mlp-generator"])(
  "%s",
  (name) => {
    test("two critic steps, a generator step and images agree with PyTorch within 1e-4", () => {
      const { batch, settings: given, steps, images } = recording(`steps-${name}`) as Recording;
      const settings = completeConfiguration({ ...given, batch });
      const [weights, bytes, noise] = [countedStream(1), countedStream(2), countedStream(3)];
      const variables = toTensors(initialiseVariables(settings, weights));
      const { imageSize, channels, nz } = settings;
      for (const [i, { step, outputs, variables: expected }] of steps.entries()) {
        const z = () => drawn([batch, nz], noise);
        const real = () => drawn([batch, imageSize, imageSize, channels], () => Math.floor((bytes() + 1) * 128));
        const inputs: NamedTensors = step === "critic" ? { x: real(), z: z() } : { z: z() };
        const actual = runStep(namedStep(settings, step), variables, { ...inputs, ...rates(settings) });
        for (const [output, value] of Object.entries(outputs)) {
          expect(
            relativeError([scalarOf(actual[output === "estimate" ? judged(settings) : output])], [value]),
            `${output} of step ${i}`,
          ).toBeLessThan(tolerance);
        }
        for (const [variable, values] of Object.entries(expected)) {
          expectClose(variables[variable], values, `${variable} after step ${i}`);
        }
      }
      const shown = runStep(generateSamples(settings), variables, { noise: drawn([batch, nz], noise) });
      expectClose(shown.samples, images, "images");
    });
  },
);
