import type { Tensor } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { array, differenceFromReference } from "./compare.ts";
import { expectDerivatives, type Operation } from "./derivatives.ts";

const at = { x: { shape: [2, 3, 4], data: array([2, 3, 4]).data.map((x) => 3 * x) } };

const functions: Record<string, Operation<"x">> = {
  "exp, tanh and sigmoid": ({ x }) => tf.addN([tf.exp(x), tf.tanh(x), tf.sigmoid(x)]),
  elu: ({ x }) => tf.elu(x),
  selu: ({ x }) => tf.selu(x),
  relu6: ({ x }) => tf.relu6(tf.mul(x, 3)),
  erf: ({ x }) => tf.erf(x),
  softmax: ({ x }) => tf.softmax(x),
  logSoftmax: ({ x }) => tf.logSoftmax(x),
  "logSumExp over an axis": ({ x }) => tf.logSumExp(x, 1),
  "what floor, ceil and round leave": ({ x }) =>
    tf.sub(tf.mul(3, x), tf.add(tf.floor(x), tf.add(tf.ceil(x), tf.round(x)))),
};

it.each(Object.entries(functions))("%s: compiled as eager, differentiable twice", async (_, operation) => {
  await expectDerivatives(operation, at);
});

describe("of one repeated number", () => {
  const engine = createCompiledEngine({ threads: 1 });

  it.each(Object.entries(functions))("%s is computed while tracing, or at least compiled", async (_, operation) => {
    const step = ({ x }: Record<string, Tensor>) => ({
      variables: {},
      outputs: { y: tf.mul(x!, operation({ x: tf.fill([2, 3, 4], -0.7) })) },
    });
    const { relative, name } = await differenceFromReference(
      engine,
      ({ x }) => step({ x: tf.sum(x!) }),
      {},
      { x: array([2]) },
    );
    expect(relative, name).toBeLessThan(2e-5);
  });
});

it("rounding goes to the even one of two neighbours, and down and up as named", async () => {
  const x = { shape: [8], data: Float32Array.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3, -0.2) };
  const step = ({ x: given }: Record<string, Tensor>) => ({
    variables: {},
    outputs: { round: tf.round(given!), floor: tf.floor(given!), ceil: tf.ceil(given!) },
  });
  const { relative, name } = await differenceFromReference(createCompiledEngine({ threads: 1 }), step, {}, { x });
  expect(relative, name).toBe(0);
});
