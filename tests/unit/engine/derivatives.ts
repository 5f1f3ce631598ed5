/** An operation's value, gradients, and gradients of these: compiled as eager, and as differences say. */
import type { Tensor } from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import type { Engine, HostArrays } from "../../../electron/engine/engine.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { gradientsOf } from "../../../electron/gan/gradients.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import { expectGradients } from "../gan/expectGradients.ts";
import { differenceFromReference } from "./compare.ts";

/** A function of named tensors, every one of which it depends on. */
export type Operation<Name extends string = string> = (tensors: Readonly<Record<Name, Tensor>>) => Tensor;

type Loss = (tensors: NamedTensors) => Tensor;

const gradientsOfLoss = (loss: Loss, at: NamedTensors) =>
  gradientsOf(at, (tensors) => ({ loss: loss(tensors), results: {} })).gradients;

/** Σ y², whose gradients hold the operation's first derivatives. */
const once =
  (operation: Operation): Loss =>
  (tensors) =>
    tf.sum(tf.square(operation(tensors)));

/** The sum of the squares of those gradients, whose own gradients hold the second derivatives. */
const twice =
  (operation: Operation): Loss =>
  (tensors) =>
    Object.values(gradientsOfLoss(once(operation), tensors))
      .map((gradient) => tf.sum(tf.square(gradient)))
      .reduce((sum, square) => tf.add(sum, square));

const named = (prefix: string, tensors: NamedTensors) =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [`${prefix} by ${name}`, tensor]));

/**
 * Holds value, gradients and second derivatives, compiled, to those of the eager reference within 2e-5 of the largest,
 * and the reference's to differences.
 *
 * @param at an array for each name that the operation reads
 */
export async function expectDerivatives(
  operation: Operation,
  at: HostArrays,
  engine: Engine = createCompiledEngine({ threads: 1 }),
): Promise<void> {
  const step = (tensors: NamedTensors) => ({
    variables: {},
    outputs: {
      value: operation(tensors),
      ...named("gradient", gradientsOfLoss(once(operation), tensors)),
      ...named("second derivative", gradientsOfLoss(twice(operation), tensors)),
    },
  });
  const { relative, name } = await differenceFromReference(engine, step, at, {});
  expect(relative, name).toBeLessThan(2e-5);
  const tensors = Object.fromEntries(
    Object.entries(at).map(([key, { data, shape }]) => [key, tf.tensor(data, [...shape])]),
  );
  expectGradients(tensors, once(operation));
  expectGradients(tensors, twice(operation));
  tf.dispose(tensors);
}
