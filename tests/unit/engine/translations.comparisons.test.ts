import type { Tensor } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { array, differenceFromReference } from "./compare.ts";
import { expectDerivatives, type Operation } from "./derivatives.ts";

const at = { a: array([2, 3, 4]), b: array([2, 3, 4], 2), v: array([4], 3) };

/** Differentiable where they do not jump; each chooses between a, b and v by a comparison. */
const choices: Record<string, Operation<keyof typeof at>> = {
  "greater and less": ({ a, b, v }) => tf.where(tf.logicalOr(tf.greater(a, b), tf.less(a, v)), tf.mul(a, v), b),
  "greaterEqual and lessEqual": ({ a, b, v }) =>
    tf.where(tf.logicalAnd(tf.greaterEqual(a, b), tf.lessEqual(v, b)), tf.mul(a, v), tf.square(b)),
  "equal, notEqual and not": ({ a, b, v }) =>
    tf.where(tf.logicalNot(tf.equal(tf.floor(a), tf.floor(b))), tf.mul(a, v), tf.where(tf.notEqual(v, a), b, a)),
  "isNaN, isInf and isFinite": ({ a, b, v }) =>
    tf.where(tf.logicalOr(tf.isNaN(a), tf.logicalOr(tf.isInf(b), tf.isFinite(v))), tf.mul(a, v), tf.mul(b, v)),
  "a comparison as a number": ({ a, b, v }) => tf.mul(tf.cast(tf.greater(a, 0.1), "float32"), tf.mul(tf.mul(a, b), v)),
  "the larger and the smaller": ({ a, b, v }) => tf.mul(tf.maximum(a, b), tf.mul(v, tf.minimum(a, b))),
  "leakyRelu, prelu and clipByValue": ({ a, b, v }) =>
    tf.mul(tf.leakyRelu(a, 0.2), tf.add(tf.prelu(b, v), tf.clipByValue(tf.mul(a, b), -0.25, 0.5))),
  "greatest and least along an axis": ({ a, b, v }) => tf.mul(tf.mul(tf.max(a, 1), tf.min(b, 1)), v),
};

it.each(Object.entries(choices))("%s: compiled as eager, differentiable twice", async (_, operation) => {
  await expectDerivatives(operation, at);
});

describe("comparisons", () => {
  const engine = createCompiledEngine({ threads: 1 });
  const values = Float32Array.of(0, -0, 1, -1, NaN, Infinity, -Infinity, 2 ** -140);
  const pairs = { shape: [8, 8], data: Float32Array.from({ length: 64 }, (_, index) => values[index >> 3]!) };
  const others = { shape: [8, 8], data: Float32Array.from({ length: 64 }, (_, index) => values[index & 7]!) };
  const operations: Record<string, (a: Tensor, b: Tensor) => Tensor> = {
    greater: tf.greater,
    greaterEqual: tf.greaterEqual,
    less: tf.less,
    lessEqual: tf.lessEqual,
    equal: tf.equal,
    notEqual: tf.notEqual,
    isNaN: (a) => tf.isNaN(a),
    isInf: (a) => tf.isInf(a),
    isFinite: (a) => tf.isFinite(a),
    any: (a) => tf.any(tf.isNaN(a), 1),
    all: (a, b) => tf.all(tf.isFinite(tf.add(a, b)), 0),
  };

  it.each(Object.entries(operations))("%s is the reference's for every kind of number", async (_, operation) => {
    const { relative, name } = await differenceFromReference(
      engine,
      ({ a, b }) => ({ variables: {}, outputs: { y: tf.cast(operation(a!, b!), "float32") } }),
      {},
      { a: pairs, b: others },
    );
    expect(relative, name).toBe(0);
  });
});
