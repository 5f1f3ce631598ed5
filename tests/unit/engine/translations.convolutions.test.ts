/** What the gradients of a convolution come to when they are differentiated again, as an unrolled optimiser asks. */
import type { Tensor, Tensor4D } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { array, differenceFromReference } from "./compare.ts";
import { expectDerivatives, type Operation } from "./derivatives.ts";

const layers = [
  { kernel: 3, stride: 1, pad: 1, side: 5 },
  { kernel: 1, stride: 1, pad: 0, side: 4 },
  { kernel: 4, stride: 2, pad: 1, side: 6 },
  { kernel: 4, stride: 1, pad: 0, side: 4 },
] as const;

/** Small enough to be differentiated, and not linear. */
const bent = (x: Tensor) => tf.tanh(tf.mul(x, 0.3));

describe.each(layers)("a convolution of $kernel × $kernel, stride $stride", ({ kernel, stride, pad, side }) => {
  it("is differentiable twice, by image and filter", async () => {
    const operation: Operation<"x" | "filter"> = ({ x, filter }) =>
      bent(tf.conv2d(x as Tensor4D, filter as Tensor4D, stride, pad));
    const at = { x: array([2, side, side, 2]), filter: array([kernel, kernel, 2, 3], 2) };
    await expectDerivatives(operation, at);
  });

  it("is so transposed", async () => {
    const size = (side - 1) * stride + kernel - 2 * pad;
    const operation: Operation<"x" | "filter"> = ({ x, filter }) =>
      bent(tf.conv2dTranspose(x as Tensor4D, filter as Tensor4D, [2, size, size, 3], stride, pad));
    const at = { x: array([2, side, side, 2]), filter: array([kernel, kernel, 3, 2], 2) };
    await expectDerivatives(operation, at);
  });
});

it("an unrolled step of a convolution in blocks has the reference's gradients", async () => {
  const images = array([16, 8, 8, 16]);
  const step = ({ x, filter }: Record<string, Tensor>) => {
    const loss = (at: Tensor, w: Tensor) => tf.mean(tf.square(bent(tf.conv2d(at as Tensor4D, w as Tensor4D, 1, 1))));
    const unrolled = (at: Tensor, w: Tensor) => {
      const inner = tf.grad((v) => loss(at, v))(w);
      return loss(at, tf.sub(w, tf.mul(0.5, inner)));
    };
    const [byImage, byFilter] = tf.grads(unrolled)([x!, filter!]);
    return { variables: {}, outputs: { byImage: byImage!, byFilter: byFilter! } };
  };
  const inputs = { x: images, filter: array([3, 3, 16, 16], 2) };
  const { relative, name } = await differenceFromReference(createCompiledEngine({ threads: 1 }), step, {}, inputs);
  expect(relative, name).toBeLessThan(2e-5);
});

describe.each([
  { pad: "valid", strides: 1, side: 5 },
  { pad: "same", strides: 2, side: 5 },
  { pad: "valid", strides: 2, side: 6 },
] as const)("a depthwise convolution, $pad, stride $strides", ({ pad, strides, side }) => {
  it("is compiled as eager, differentiable twice", async () => {
    const operation: Operation = ({ x, filter }) =>
      bent(tf.depthwiseConv2d(x as Tensor4D, filter as Tensor4D, strides, pad));
    await expectDerivatives(operation, { x: array([2, side, side, 3]), filter: array([3, 3, 3, 2], 2) });
  });
});
