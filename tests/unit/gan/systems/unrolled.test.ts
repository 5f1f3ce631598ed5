/** Unrolling by values worked out by hand, against PyTorch, and without unrolling against the plain games. */
import { describe, expect, test } from "vitest";
import { gradientsOf } from "../../../../electron/gan/gradients.ts";
import { initialiseVariables } from "../../../../electron/gan/initialiseVariables.ts";
import type { NetworkFunction } from "../../../../electron/gan/system.ts";
import type { NamedTensors } from "../../../../electron/gan/tensors.ts";
import { unrolled } from "../../../../electron/gan/unroll.ts";
import { completeConfiguration, type RunConfiguration } from "../../../../shared/configuration.ts";
import { countedStream } from "../counted.ts";
import {
  drawn,
  namedStep,
  rates,
  recording,
  relativeError,
  runStep,
  scalarOf,
  tf,
  tinySettings,
  toTensors,
  valuesOf,
} from "../tensorflow.ts";

/** The number φ as a network that climbs by plain gradient steps of 0.1. */
function number(φ: tf.Tensor): NetworkFunction {
  return Object.assign(() => φ, {
    parameters: { φ },
    at: ({ φ: other }: NamedTensors) => number(other!),
    descend: (gradients: NamedTensors, from: NamedTensors = {}) => ({
      parameters: { φ: tf.sub(from.φ!, tf.mul(gradients.φ!, 0.1)) },
      state: {},
    }),
  });
}

describe("f(θ, φ) = θφ - φ²/2 from φ = 0, five steps of 0.1 at θ = 1", () => {
  const value = (θ: tf.Tensor, φ: tf.Tensor) => tf.sub(tf.mul(θ, φ), tf.mul(tf.square(φ), 0.5));
  const none = tf.tensor1d([0]);

  test("φ comes to 1 - 0.9⁵", () => {
    const { φ } = unrolled(number(tf.scalar(0)), 5, (at) => tf.neg(value(tf.scalar(1), at(none)))).parameters;
    expect(scalarOf(φ)).toBeCloseTo(0.40951, 6);
  });

  test("the gradient by θ is that of the whole way, 0.651322, not φ alone, 0.40951", () => {
    const { gradients } = tf.tidy(() =>
      gradientsOf({ θ: tf.scalar(1) }, ({ θ }) => {
        const ahead = unrolled(number(tf.scalar(0)), 5, (at) => tf.neg(value(θ!, at(none))));
        return { loss: value(θ!, ahead(none)), results: {} };
      }),
    );
    expect(scalarOf(gradients.θ)).toBeCloseTo(0.651322, 6);
  });
});

interface Recorded {
  readonly settings: Partial<RunConfiguration>;
  readonly batch: number;
  readonly cases: readonly (Pick<RunConfiguration, "optimizer" | "unrollSteps" | "nonSaturating"> & {
    readonly generatorLoss: number;
    readonly generatorGradientNorm: number;
    readonly unrolledJsEstimate: number;
    readonly variables: Readonly<Record<string, { readonly stride: number; readonly values: readonly number[] }>>;
  })[];
}

const { settings: recordedSettings, batch, cases } = recording("unrolled") as Recorded;

test.each(cases)("agrees with PyTorch: $optimizer, k = $unrollSteps, −log D $nonSaturating", (recorded) => {
  const { optimizer, unrollSteps, nonSaturating, variables: expected, ...scalars } = recorded;
  const own = { system: "unrolled", optimizer, unrollSteps, nonSaturating, batch } as const;
  const settings = completeConfiguration({ ...recordedSettings, ...own });
  const variables = toTensors(initialiseVariables(settings, countedStream(1)));
  const [points, noise] = [countedStream(2), countedStream(3)];
  const outputs = ["critic", "generator"].map((name) => {
    const inputs = { x: drawn([batch, 2], points), z: drawn([batch, settings.nz], noise), ...rates(settings) };
    return runStep(namedStep(settings, name), variables, inputs);
  });
  for (const [tag, value] of Object.entries(scalars)) {
    expect(relativeError([scalarOf(outputs[1]?.[tag])], [value]), tag).toBeLessThan(1e-4);
  }
  for (const [name, { stride, values }] of Object.entries(expected)) {
    const chosen = valuesOf(variables[name]).filter((_, i) => i % stride === 0);
    expect(relativeError(chosen, values), name).toBeLessThan(1e-4);
  }
});

const small = { ...tinySettings, imageSize: 16, nf: 2, nz: 3, hiddenUnits: 5, batch: 2 } as const;
const mlps = { ...small, generator: "mlp", critic: "mlp" } as const;

/** The run's variables after one step of each player. */
function afterBoth(settings: RunConfiguration): Record<string, tf.Tensor> {
  const variables = toTensors(initialiseVariables(settings, countedStream(1)));
  const { imageSize: side, channels, batch, nz } = settings;
  const x = drawn([batch, side, side, channels], countedStream(2));
  const inputs = { x: tf.mul(tf.add(x, 1), 127.5), z: drawn([batch, nz], countedStream(3)), ...rates(settings) };
  for (const name of ["critic", "generator"]) runStep(namedStep(settings, name), variables, inputs);
  return variables;
}

describe("without unrolling", () => {
  test.each([
    ["gan-minimax", false],
    ["gan", true],
  ] as const)("it is %s, bit for bit", (system, nonSaturating) => {
    const plain = afterBoth({ ...small, system });
    const unrolledGan = afterBoth({ ...small, system: "unrolled", unrollSteps: 0, nonSaturating });
    expect(Object.keys(unrolledGan)).toEqual(Object.keys(plain));
    for (const [name, tensor] of Object.entries(plain)) expect(valuesOf(unrolledGan[name])).toEqual(valuesOf(tensor));
  });
});

describe.each(["rmsprop", "adam"] as const)("with %s", (optimizer) => {
  const settings = { ...mlps, system: "unrolled", optimizer, criticOptimizer: optimizer, unrollSteps: 5 } as const;

  test("the generator's step leaves the discriminator and its optimiser as they were", () => {
    const variables = toTensors(initialiseVariables(settings, countedStream(1)));
    const inputs = { x: tf.ones([2, 16, 16, 3]), z: tf.ones([2, 3]), ...rates(settings) };
    const { variables: changed } = tf.tidy(() => namedStep(settings, "generator")({ ...variables, ...inputs }));
    expect(Object.keys(changed).filter((name) => /^(optimizer\/)?critic\//.test(name))).toEqual([]);
  });

  test("a step from the beginning, where every mean square is 0, is finite", () => {
    for (const [name, tensor] of Object.entries(afterBoth(settings))) {
      expect(valuesOf(tensor).every(Number.isFinite), name).toBe(true);
    }
  });
});
