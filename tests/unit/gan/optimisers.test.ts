/** Optimisers against PyTorch's, step by step. */
import { describe, expect, test } from "vitest";
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { optimizers } from "../../../shared/settings/optimisation.ts";
import { optimiserOf, optimiserSettings } from "../../../electron/gan/optimisers/optimisers.ts";
import { adam } from "../../../electron/gan/optimisers/adam.ts";
import { rmsprop } from "../../../electron/gan/optimisers/rmsprop.ts";
import { sgd } from "../../../electron/gan/optimisers/sgd.ts";
import { countedStream } from "./counted.ts";
import { drawn, recording, relativeError, scalarOf, tf, valuesOf } from "./tensorflow.ts";

const learningRate = tf.scalar(0.01);
const settings = { alpha: 0.9, beta1: 0.5, beta2: 0.999, momentum: 0.9 };
const optimisers = { rmsprop: rmsprop(settings), adam: adam(settings), sgd: sgd(settings) };
const recorded = recording("optimisers") as Readonly<Record<keyof typeof optimisers, number[][]>>;

describe.each(optimizers)("%s", (name) => {
  const optimiser = optimisers[name];
  const zeros = () => {
    const shapes = Object.entries(optimiser.stateShapes("critic", { "critic/w": [5] }));
    return Object.fromEntries(shapes.map(([key, shape]) => [key, tf.zeros([...shape])]));
  };

  test("three steps move the parameters as PyTorch does, a gradient of 0 included", () => {
    let tensors: Record<string, tf.Tensor> = { ...zeros(), "critic/w": drawn([5], countedStream(1)) };
    const gradient = countedStream(2);
    for (const expected of recorded[name]) {
      const g = tf.mul(drawn([5], gradient), tf.tensor1d([1, 1, 1, 1, 0]));
      const { parameters, state } = optimiser.update("critic", tensors, { "critic/w": g }, learningRate);
      tensors = { ...tensors, ...parameters, ...state };
      expect(relativeError(valuesOf(tensors["critic/w"]), expected)).toBeLessThan(1e-6);
    }
    expect(recorded[name]).toHaveLength(3);
  });

  test("a step returns all of its state and changes no tensor it was given", () => {
    const tensors: Record<string, tf.Tensor> = { ...zeros(), "critic/w": tf.ones([5]) };
    const { state } = optimiser.update("critic", tensors, { "critic/w": tf.ones([5]) }, learningRate);
    expect(Object.keys(state).sort()).toEqual(Object.keys(zeros()).sort());
    expect(valuesOf(tensors["critic/w"])).toEqual([1, 1, 1, 1, 1]);
    for (const key of Object.keys(zeros()))
      expect(
        valuesOf(tensors[key]).every((x) => x === 0),
        key,
      ).toBe(true);
  });
});

test("each network has its own optimiser, the generator's where none is given", () => {
  const both = completeConfiguration({ optimizer: "rmsprop", learningRate: 1e-3 });
  const own = completeConfiguration({ optimizer: "rmsprop", criticOptimizer: "adam", criticLearningRate: 4e-4 });
  const states = (configuration: RunConfiguration, role: "generator" | "critic") =>
    Object.keys(optimiserOf(configuration, role).stateShapes(role, { [`${role}/w`]: [2] }));
  expect(states(both, "critic")).toEqual(["optimizer/critic/w/meanSquare"]);
  expect(states(own, "critic")).toContain("optimizer/critic/biasCorrection1");
  expect(states(own, "generator")).toEqual(["optimizer/generator/w/meanSquare"]);
  expect(optimiserSettings(both, "critic").learningRate).toBe(1e-3);
  expect([optimiserSettings(own, "generator"), optimiserSettings(own, "critic")]).toMatchObject([
    { learningRate: 5e-5 },
    { learningRate: 4e-4 },
  ]);
});

test("SGD keeps its momentum at 0 too, where it goes straight down the gradient", () => {
  const plain = sgd({ momentum: 0 });
  const tensors = { "critic/w": tf.tensor1d([1, 2]), "optimizer/critic/w/momentum": tf.tensor1d([5, 5]) };
  const { parameters, state } = plain.update("critic", tensors, { "critic/w": tf.tensor1d([3, -4]) }, tf.scalar(0.5));
  expect(valuesOf(parameters["critic/w"])).toEqual([-0.5, 4]);
  expect(valuesOf(state["optimizer/critic/w/momentum"])).toEqual([3, -4]);
});

test("Adam's bias corrections stay 1 - β^t over a thousand steps", () => {
  let tensors: Record<string, tf.Tensor> = {
    "critic/w": tf.scalar(0),
    ...Object.fromEntries(
      Object.keys(adam(settings).stateShapes("critic", { "critic/w": [] })).map((key) => [key, tf.scalar(0)]),
    ),
  };
  for (let t = 1; t <= 1000; t++) {
    tensors = tf.tidy(() => {
      const { parameters, state } = adam(settings).update(
        "critic",
        tensors,
        { "critic/w": tf.scalar(1) },
        learningRate,
      );
      return { ...parameters, ...state };
    });
    if (t % 100 !== 0 && t > 3) continue;
    const corrections = [1, 2].map((i) => scalarOf(tensors[`optimizer/critic/biasCorrection${i}`]));
    expect(relativeError(corrections, [1 - 0.5 ** t, 1 - 0.999 ** t])).toBeLessThan(2e-5);
  }
});
