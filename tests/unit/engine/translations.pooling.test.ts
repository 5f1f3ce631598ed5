import type { Tensor, Tensor4D } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { blockSize } from "../../../electron/engine/blockSize.ts";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { preferring } from "../../../electron/engine/trace/convolution/convolutionLowering.ts";
import { array, differenceFromReference, runOnce } from "./compare.ts";
import { expectDerivatives, type Operation } from "./derivatives.ts";

const bent = (x: Tensor) => tf.tanh(x);
const images = (x: Tensor) => x as Tensor4D;

const operations: Record<string, Operation<"x">> = {
  "enlargement to twice the side": ({ x }) => tf.image.resizeNearestNeighbor(images(x), [12, 12]),
  "enlargement by 3 and 2, between pixel centres": ({ x }) =>
    tf.image.resizeNearestNeighbor(images(x), [18, 12], false, true),
  "average pool of windows side by side": ({ x }) => tf.avgPool(images(x), 2, 2, "valid"),
  "average pool of windows that overlap": ({ x }) => tf.avgPool(images(x), [3, 2], [1, 2], "valid"),
  "average pool that leaves a row out": ({ x }) => tf.avgPool(images(x), 5, 2, "valid"),
  "max pool of windows side by side": ({ x }) => tf.maxPool(images(x), 2, 2, "valid"),
  "max pool of windows that overlap, padded": ({ x }) => tf.maxPool(images(x), 3, 2, "same"),
  "max pool that leaves a row out": ({ x }) => tf.maxPool(images(x), 3, 2, "valid"),
};

describe.each(Object.entries(operations))("%s", (_, operation) => {
  it("is compiled as eager, differentiable twice", async () => {
    await expectDerivatives(({ x }) => bent(operation({ x: bent(x!) })), { x: array([2, 6, 6, 3]) });
  });

  it("is so within blocks of channels", async () => {
    const block = (await blockSize()) ?? 8;
    const rule = preferring({ forward: "blocked", inputGradient: "blocked", filterGradient: "blocked" }, block);
    const step = ({ x, filter }: Record<string, Tensor>) => {
      const f = (at: Tensor, w: Tensor) => {
        const inBlocks = tf.conv2d(images(at), images(w), 1, 1);
        return tf.conv2d(images(bent(operation({ x: inBlocks }))), images(w), 1, 1);
      };
      const loss = (at: Tensor, w: Tensor) => tf.sum(tf.square(f(at, w)));
      const [dx, dw] = tf.grads(loss)([x!, filter!]);
      const penalty = tf.grad((w) => tf.sum(tf.square(tf.grad((at) => loss(at, w))(x!))))(filter!);
      return { variables: {}, outputs: { y: f(x!, filter!), dx: dx!, dw: dw!, penalty } };
    };
    const filter = array([3, 3, block, block], 2).data.map((w) => 0.1 * w);
    const inputs = { x: array([1, 6, 6, block]), filter: { shape: [3, 3, block, block], data: filter } };
    const engine = createCompiledEngine({ threads: 1, lowering: rule });
    const { relative, name } = await differenceFromReference(engine, step, {}, inputs);
    expect(relative, name).toBeLessThan(2e-5);
  });
});

it("of equal numbers the first is the largest, for value and gradient", async () => {
  const step = ({ x }: Record<string, Tensor>) => {
    const f = (at: Tensor) =>
      tf.sum(tf.mul(tf.maxPool(images(at), 2, 2, "valid"), tf.reshape(tf.range(1, 5), [1, 2, 2, 1])));
    return { variables: {}, outputs: { dx: tf.grad(f)(tf.relu(x!)) } };
  };
  const x = { shape: [1, 4, 4, 1], data: array([16]).data };
  const { relative, name } = await differenceFromReference(createCompiledEngine({ threads: 1 }), step, {}, { x });
  expect(relative, name).toBe(0);
});

describe("what is refused", () => {
  const engine = createCompiledEngine({ threads: 1 });
  const refused: [string, (x: Tensor) => Tensor, RegExp][] = [
    [
      "a padded average pool",
      (x) => tf.avgPool(images(x), 3, 2, "same"),
      /Average pools with padding are not translated/,
    ],
    ["enlargement by half", (x) => tf.image.resizeNearestNeighbor(images(x), [9, 9]), /whole multiples only/],
    ["aligned corners", (x) => tf.image.resizeNearestNeighbor(images(x), [12, 12], true), /whole multiples only/],
  ];

  it.each(refused)("%s says why", async (_, compute, why) => {
    const step = ({ x }: Record<string, Tensor>) => ({ variables: {}, outputs: { y: compute(x!) } });
    await expect(runOnce(engine, step, {}, { x: array([2, 6, 6, 3]) })).rejects.toThrow(why);
  });
});
