/** Gradients held to a norm, against PyTorch's clip_grad_norm_. */
import { expect, test } from "vitest";
import { clippedByNorm } from "../../../electron/gan/optimisers/gradientClip.ts";
import type { Optimiser } from "../../../electron/gan/optimisers/optimiser.ts";
import { optimiserOf } from "../../../electron/gan/optimisers/optimisers.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { countedStream } from "./counted.ts";
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
} from "./tensorflow.ts";

const recorded = recording("gradientClip") as {
  readonly limit: number;
  readonly cases: readonly { readonly scale: number; readonly clipped: readonly number[][] }[];
};

/** An optimiser that hands out the gradients that it is given. */
const showing: Optimiser = {
  stateShapes: () => ({}),
  update: (_role, _tensors, gradients) => ({ parameters: gradients, state: {} }),
};

test.each(recorded.cases)("two gradients $scale times as long come out as PyTorch's", ({ scale, clipped }) => {
  const numbers = countedStream(2);
  const gradients: NamedTensors = {
    a: tf.mul(drawn([5], numbers), scale),
    b: tf.mul(drawn([2, 3], numbers), scale),
  };
  const { parameters } = clippedByNorm(showing, recorded.limit).update("critic", {}, gradients, tf.scalar(1));
  for (const [at, name] of ["a", "b"].entries()) {
    expect(relativeError(valuesOf(parameters[name]), clipped[at]!), name).toBeLessThan(1e-6);
  }
});

test("each network has a norm of its own, the generator's where none is given; 0 leaves its optimiser alone", () => {
  const update = (changes: object, role: "generator" | "critic") => {
    const settings = completeConfiguration({ optimizer: "rmsprop", alpha: 0, ...changes });
    const tensors = { w: tf.scalar(0), "optimizer/w/meanSquare": tf.scalar(0) };
    const { state } = optimiserOf(settings, role).update(role, tensors, { w: tf.scalar(8) }, tf.scalar(1));
    return Math.sqrt(scalarOf(state["optimizer/w/meanSquare"]));
  };
  expect([update({}, "generator"), update({}, "critic")]).toEqual([8, 8]);
  expect(update({ gradientClip: 2 }, "generator")).toBeCloseTo(2, 5);
  expect(update({ gradientClip: 2 }, "critic")).toBeCloseTo(2, 5);
  expect(update({ gradientClip: 2, criticGradientClip: 0.5 }, "critic")).toBeCloseTo(0.5, 5);
});

test("a step with Adam's state records the norm from before, and moves on by the clipped gradient", () => {
  const settings = { ...tinySettings, optimizer: "adam", criticOptimizer: "adam" } as const;
  const inputs = { z: drawn([2, 8], countedStream(3)), ...rates(settings) };
  const trained = (gradientClip: number) => {
    const variables = toTensors(initialiseVariables(settings, countedStream(1)));
    const outputs = runStep(namedStep({ ...settings, gradientClip }, "generator"), variables, inputs);
    const moments = Object.keys(variables).filter((name) => /^optimizer\/generator\/.*\/mean$/.test(name));
    const squares = moments.flatMap((name) => valuesOf(variables[name])).map((x) => (x / (1 - settings.beta1)) ** 2);
    return {
      recorded: scalarOf(outputs.generatorGradientNorm),
      used: Math.sqrt(squares.reduce((sum, square) => sum + square, 0)),
    };
  };
  const free = trained(0);
  expect(free.used).toBeCloseTo(free.recorded, 5);
  const limit = free.recorded / 4;
  const clipped = trained(limit);
  expect(clipped.recorded).toBe(free.recorded);
  expect(clipped.used / limit).toBeCloseTo(1, 3);
});
