import type { Tensor, Tensor1D } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { array, differenceFromReference } from "./compare.ts";
import { expectDerivatives, type Operation } from "./derivatives.ts";

const at = { x: array([3, 4, 5]) };
const integers = (values: number[], shape = [values.length]) => tf.tensor(values, shape, "int32");

/** x³ / 3 has second derivatives where an operation by itself has none. */
const bent = (x: Tensor) => tf.mul(tf.mul(tf.square(x), x), 1 / 3);

const operations: Record<string, Operation<"x">> = {
  "gather along the first axis": ({ x }) => tf.gather(x, integers([2, 0, 2, 2])),
  "gather along the middle axis, by a table": ({ x }) => tf.gather(x, integers([3, 0, 1, 1, 2, 3], [2, 3]), 1),
  "gather along the last axis": ({ x }) => tf.gather(x, integers([4, 4, 0]), -1),
  "gather for each entry": ({ x }) => tf.gather(x, integers([3, 1, 0, 0, 2, 2], [3, 2]), 1, 1),
  unsortedSegmentSum: ({ x }) => tf.unsortedSegmentSum(x, integers([1, 0, 1]) as Tensor1D, 4),
  "reverse along two axes": ({ x }) => tf.mul(tf.reverse(x, [0, -1]), tf.add(x, 1)),
  cumsum: ({ x }) => tf.cumsum(x, 1),
  "cumsum, exclusive and reversed": ({ x }) => tf.cumsum(x, 2, true, true),
  "mirrorPad, reflected": ({ x }) => tf.mirrorPad(x, [[0, 0], [2, 3], [1, 0]], "reflect"), // prettier-ignore
  "mirrorPad, symmetric": ({ x }) => tf.mirrorPad(x, [[1, 2], [0, 0], [5, 4]], "symmetric"), // prettier-ignore
  topk: ({ x }) => tf.topk(x, 3).values,
  "stack and unstack": ({ x }) => tf.stack(tf.unstack(x, 1).slice(1), -1),
  "one-hot by the largest": ({ x }) => tf.mul(tf.cast(tf.oneHot(tf.argMax(x, -1), 5), "float32"), x),
  "one-hot by the least": ({ x }) =>
    tf.mul(tf.oneHot(tf.argMin(x, 1), 4, 2, -1, "float32"), tf.transpose(x, [0, 2, 1])),
};

it.each(Object.entries(operations))("%s: compiled as eager, differentiable twice", async (_, operation) => {
  await expectDerivatives(({ x }) => bent(operation({ x: x! })), at);
});

describe("values", () => {
  const engine = createCompiledEngine({ threads: 1 });
  const ties = { shape: [2, 6], data: Float32Array.of(1, 3, 3, 0, 3, -1, 0, 0, 0, 0, 0, 0) };
  const values: Record<string, (x: Tensor) => Tensor> = {
    "places of the largest, the first of equals": (x) => tf.topk(x, 4).indices,
    "argMax and argMin of equals": (x) => tf.stack([tf.argMax(x, 1), tf.argMin(x, 1)]),
    "one-hot of what is out of range": (x) => tf.oneHot(tf.cast(tf.sub(x, 1), "int32"), 2),
    "ranges up and down, and a line": (x) =>
      tf.add(x, tf.addN([tf.range(0, 6), tf.range(11, -1, -2), tf.range(6, 0), tf.linspace(-1, 1, 6)])),
    "a one-hot by comparison, as a shift": (x) =>
      tf.matMul(x, tf.cast(tf.equal(tf.range(0, 6), tf.reshape(tf.range(-1, 5), [6, 1])), "float32")),
  };

  it.each(Object.entries(values))("%s are the reference's", async (_, compute) => {
    const step = ({ x }: Record<string, Tensor>) => ({
      variables: {},
      outputs: { y: tf.cast(compute(x!), "float32") },
    });
    const { relative, name } = await differenceFromReference(engine, step, {}, { x: ties });
    expect(relative, name).toBeLessThan(1e-6);
  });
});
