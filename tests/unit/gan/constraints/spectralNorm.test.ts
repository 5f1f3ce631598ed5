/** Spectral norm by values worked out by hand, against PyTorch's, and as a step of a plan has it. */
import { describe, expect, test } from "vitest";
import { gradientsOf } from "../../../../electron/gan/gradients.ts";
import { initialiseVariables } from "../../../../electron/gan/initialiseVariables.ts";
import { forward, parametersOf } from "../../../../electron/gan/networks/forward.ts";
import { normalisedWeights, singularVectors } from "../../../../electron/gan/networks/spectralNorm.ts";
import type { NamedTensors } from "../../../../electron/gan/tensors.ts";
import {
  completeConfiguration,
  refuseContradictions,
  type RunConfiguration,
} from "../../../../shared/configuration.ts";
import { convolution, linear, sequence, transposedConvolution } from "../../../../shared/networks/builders.ts";
import type { Network } from "../../../../shared/networks/layers.ts";
import { networkFor } from "../../../../shared/networks/networks.ts";
import { withSpectralNorm } from "../../../../shared/networks/spectralNorm.ts";
import { countedStream } from "../counted.ts";
import {
  drawn,
  namedStep,
  networkOf,
  planStep,
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

/** What a step of a plan does before its gradient, where it trains the network. */
function iterate(network: Network, tensors: Record<string, tf.Tensor>): NamedTensors {
  const { moved, constants } = singularVectors(network, tensors, true);
  Object.assign(tensors, moved);
  return { ...tensors, ...constants };
}

/** σ of a network's only weight. */
function sigma(network: Network, tensors: NamedTensors, name: string): number {
  const [raw, normalised] = [tensors[name]!, normalisedWeights(network, tensors)[name]!];
  return scalarOf(tf.div(tf.sum(tf.abs(raw)), tf.sum(tf.abs(normalised))));
}

describe("σ", () => {
  test("of diag(3, 1) from (1, 1)/√2 is 2.8635642 after one iteration, 2.9981730 after two, 3 in the end", () => {
    const network = withSpectralNorm(sequence([2], [linear("a", 2)]));
    const tensors: Record<string, tf.Tensor> = {
      "a/weight": tf.tensor2d([3, 0, 0, 1], [2, 2]),
      "a/singularVector": tf.tensor1d([Math.SQRT1_2, Math.SQRT1_2]),
    };
    const found = Array.from({ length: 12 }, () => sigma(network, iterate(network, tensors), "a/weight"));
    expect(found[0]).toBeCloseTo(2.8635642, 6);
    expect(found[1]).toBeCloseTo(2.998173, 6);
    expect(found.at(-1)).toBeCloseTo(3, 6);
  });

  test("where u stays is ‖Wᵀ u‖: as much as u sees of the weights as they have become", () => {
    const network = withSpectralNorm(sequence([2], [linear("a", 2)]));
    const tensors = { "a/weight": tf.tensor2d([3, 0, 0, 1], [2, 2]), "a/singularVector": tf.tensor1d([0.6, 0.8]) };
    const { moved, constants } = singularVectors(network, tensors, false);
    expect(moved).toEqual({});
    expect(sigma(network, { ...tensors, ...constants }, "a/weight")).toBeCloseTo(Math.hypot(1.8, 0.8), 6);
  });

  const options = { filters: 3, stride: 2, padding: 1, bias: false } as const;
  test.each([
    ["a convolution's HWIO", convolution("a", options), [4, 4, 2, 3]],
    ["a transposed convolution's HWOI", transposedConvolution("a", options), [4, 4, 3, 2]],
  ] as const)("takes %s apart into outputs and all the rest", (_, builder, shape) => {
    const network = withSpectralNorm(sequence([8, 8, 2], [builder]));
    // One row of numbers for all outputs: of this very matrix alone the rank is 1, and one iteration finds σ.
    const [rest, outputs] = [drawn([4, 4, 2], countedStream(1)), tf.tensor1d([3, -1, 2])];
    const along = (tensor: tf.Tensor, axis: number) => tf.expandDims(tensor, axis);
    const isTransposed = shape[2] === 3;
    const weight = isTransposed
      ? tf.mul(along(rest, 2), tf.reshape(outputs, [1, 1, 3, 1]))
      : tf.mul(along(rest, 3), tf.reshape(outputs, [1, 1, 1, 3]));
    expect(weight.shape).toEqual([...shape]);
    const tensors = { "a/weight": weight, "a/singularVector": tf.tensor1d([1, 0, 0]) };
    const expected = Math.hypot(3, 1, 2) * scalarOf(tf.norm(tf.reshape(rest, [-1])));
    expect(sigma(network, iterate(network, tensors), "a/weight")).toBeCloseTo(expected, 4);
  });
});

test("its gradient has u and v as constants: (G − ⟨G, W̄⟩ u vᵀ) / σ (equation 12)", () => {
  const network = withSpectralNorm(sequence([3], [linear("a", 4)]));
  const tensors = {
    "a/weight": drawn([3, 4], countedStream(1)),
    "a/singularVector": drawn([4], countedStream(2)),
  };
  const held = iterate(network, tensors);
  const g = drawn([3, 4], countedStream(3));
  const of = (w: NamedTensors) => normalisedWeights(network, { ...held, ...w })["a/weight"]!;
  const { gradients } = tf.tidy(() =>
    gradientsOf({ "a/weight": held["a/weight"]! }, (w) => ({ loss: tf.sum(tf.mul(of(w), g)), results: {} })),
  );
  const normalised = of({});
  const σ = sigma(network, held, "a/weight");
  const [u, v] = [held["a/singularVector"]!, held["a/singularVector/right"]!];
  const outer = tf.mul(tf.reshape(v, [3, 1]), tf.reshape(u, [1, 4]));
  const expected = tf.div(tf.sub(g, tf.mul(tf.sum(tf.mul(g, normalised)), outer)), σ);
  expect(relativeError(valuesOf(gradients["a/weight"]), valuesOf(expected))).toBeLessThan(1e-5);
});

interface Recorded {
  readonly critic: "dcgan" | "mlp";
  readonly std: number;
  readonly steps: readonly {
    readonly scores: readonly number[];
    readonly gradients: Readonly<Record<string, { readonly stride: number; readonly values: readonly number[] }>>;
    readonly vectors: Readonly<Record<string, readonly number[]>>;
  }[];
}

const { rate, cases } = recording("spectralNorm") as { readonly rate: number; readonly cases: readonly Recorded[] };

test.each(cases)("three updates of a $critic critic agree with PyTorch within 1e-4", ({ critic, std, steps }) => {
  const settings = { ...tinySettings, critic, hiddenUnits: 12, spectralNorm: true };
  const network = networkFor("critic", settings);
  const [weights, vectors, images] = [countedStream(1), countedStream(2), countedStream(3)];
  const tensors: Record<string, tf.Tensor> = {};
  for (const layer of network) {
    if (!("weight" in layer)) continue;
    tensors[layer.weight.name] = tf.mul(drawn([...layer.weight.shape], weights), std);
    if (layer.bias !== null) tensors[layer.bias.name] = tf.zeros([...layer.bias.shape]);
    const u = drawn([...layer.singularVector!.shape], vectors);
    tensors[layer.singularVector!.name] = tf.div(u, tf.norm(u));
  }
  for (const [i, expected] of steps.entries()) {
    const [real, fake] = [drawn([4, 16, 16, 3], images), drawn([4, 16, 16, 3], images)];
    const held = iterate(network, tensors);
    const { gradients, results } = tf.tidy(() =>
      gradientsOf(parametersOf(network, held), (w) => {
        const at = { ...held, ...w };
        const call = (x: tf.Tensor) => forward(network, { ...at, ...normalisedWeights(network, at) }, x, "training");
        const f = networkFunction((x) => call(x).output);
        const { loss } = planStep({ ...settings, system: "hinge" }, "critic").loss(f, { x: real, z: fake });
        return { loss, results: { scores: { real: call(real).output, fake: call(fake).output } } };
      }),
    );
    const scores = [...valuesOf(results.scores.real), ...valuesOf(results.scores.fake)];
    expect(relativeError(scores, expected.scores), `scores of update ${i}`).toBeLessThan(1e-4);
    for (const [name, { stride, values }] of Object.entries(expected.gradients)) {
      const found = valuesOf(gradients[name]).filter((_, at) => at % stride === 0);
      expect(relativeError(found, values), `${name} of update ${i}`).toBeLessThan(1e-4);
    }
    for (const [name, values] of Object.entries(expected.vectors)) {
      expect(relativeError(valuesOf(tensors[name]), values), `${name} of update ${i}`).toBeLessThan(1e-4);
    }
    for (const [name, gradient] of Object.entries(gradients)) {
      tensors[name] = tf.sub(tensors[name]!, tf.mul(gradient, rate));
    }
  }
});

/** The generator hands on what it is given. */
function networkFunction(f: (x: tf.Tensor) => tf.Tensor) {
  return { critic: networkOf(f), generator: networkOf((x) => x) };
}

describe("a hinge GAN with spectral norm", () => {
  const settings: RunConfiguration = { ...tinySettings, system: "hinge", spectralNorm: true };
  const start = (of: RunConfiguration) => toTensors(initialiseVariables(of, countedStream(1)));
  const inputs = { x: drawn([2, 16, 16, 3], () => 100), z: drawn([2, 8], countedStream(3)), ...rates(settings) };
  const vectors = ["critic/stage0", "critic/stage1", "critic/stage2"].map((name) => `${name}/singularVector`);

  test("has a unit vector for each layer of the critic, drawn after the weights, and no batch norm there", () => {
    const [variables, without] = [start(settings), start({ ...settings, system: "wgan-gp", spectralNorm: false })];
    for (const name of vectors) expect(scalarOf(tf.norm(variables[name]!)), name).toBeCloseTo(1, 6);
    const others = Object.keys(variables).filter((name) => !vectors.includes(name));
    // WGAN-GP's critic has no batch norm either.
    expect(others).toEqual(Object.keys(without));
    for (const name of others) expect(valuesOf(variables[name]), name).toEqual(valuesOf(without[name]));
  });

  test("moves them in the critic's step alone: one iteration, of the weights from before the update", () => {
    const variables = start(settings);
    const network = networkFor("critic", settings);
    const expected = singularVectors(network, variables, true).moved;
    runStep(namedStep(settings, "critic"), variables, inputs);
    for (const name of vectors) expect(valuesOf(variables[name]), name).toEqual(valuesOf(expected[name]));
    const { variables: changed } = namedStep(settings, "generator")({ ...variables, ...inputs });
    expect(Object.keys(changed).filter((name) => name.endsWith("singularVector"))).toEqual([]);
  });

  test("does not care how long the weights of the critic are, in either step", () => {
    const short = start(settings);
    const long: Record<string, tf.Tensor> = { ...short };
    for (const name of Object.keys(short)) {
      if (/^critic\/.*\/weight$/.test(name)) long[name] = tf.mul(short[name]!, 7);
    }
    for (const name of ["critic", "generator"]) {
      const step = namedStep(settings, name);
      const [a, b] = [short, long].map((variables) => step({ ...variables, ...inputs }).outputs[`${name}Loss`]);
      expect(scalarOf(b), name).toBeCloseTo(scalarOf(a), 5);
    }
  });
});

test("a WGAN has it without a clip or a sphere: both are refused with a sentence", () => {
  const configuration = completeConfiguration({ system: "wgan", spectralNorm: true });
  for (const constraint of ["clip", "sphere"] as const) {
    expect(() => {
      refuseContradictions({ ...configuration, constraint });
    }).toThrow(
      `constraint (--constraint) cannot be ${constraint}. Spectral norm holds the critic's weights already: ` +
        "choose none, or leave spectral norm off.",
    );
  }
  refuseContradictions({ ...configuration, constraint: "none" });
  refuseContradictions(completeConfiguration({ system: "wgan-gp", spectralNorm: true }));
});
