import { describe, expect, it } from "vitest";
import type { Tensor3D, Tensor4D } from "@tensorflow/tfjs-core";
import { blockSize } from "../../../electron/engine/blockSize.ts";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { preferring, type Lowerings } from "../../../electron/engine/trace/convolution/convolutionLowering.ts";
import type { StepFunction } from "../../../electron/engine/engine.ts";
import { array, differenceFromReference, runOnce } from "./compare.ts";

const cases = [3, 4, 5].flatMap((kernel) =>
  [1, 2].flatMap((stride) =>
    [0, 1, 2].flatMap((padding) =>
      [
        { batch: 2, height: 7, width: 8, inChannels: 3, outChannels: 5 },
        { batch: 2, height: 6, width: 5, inChannels: 2, outChannels: 7 },
        // Whole blocks of channels on both sides.
        { batch: 2, height: 6, width: 8, inChannels: 32, outChannels: 48 },
        // Whole blocks of images, too; and of channels on both sides, or on the far side only.
        { batch: 16, height: 5, width: 6, inChannels: 16, outChannels: 16 },
        { batch: 16, height: 6, width: 5, inChannels: 3, outChannels: 16 },
      ].map((size) => ({ kernel, stride, padding, ...size })),
    ),
  ),
);

const block = await blockSize();
const lowerings: Lowerings[] = [
  { forward: "conv", inputGradient: "convTranspose", filterGradient: "conv" },
  { forward: "matmul", inputGradient: "matmul", filterGradient: "matmul" },
  { forward: "conv", inputGradient: "subPixel", filterGradient: "matmul" },
  { forward: "blocked", inputGradient: "blocked", filterGradient: "blocked" },
  { forward: "wide", inputGradient: "blocked", filterGradient: "blocked" },
];

describe.each(lowerings)("convolutions lowered as $forward, $inputGradient and $filterGradient", (lowering) => {
  const engine = createCompiledEngine({ threads: 1, lowering: preferring(lowering, block) });

  it("gives the same bits in every run and every session", async () => {
    const variables = { x: array([4, 16, 16, 32]), filter: array([4, 4, 32, 48], 2) };
    const step: StepFunction = ({ x, filter }) => {
      const f = (a: Tensor4D, b: Tensor4D) => tf.tanh(tf.conv2d(a, b, 2, 1));
      const [dx, dw] = tf.grads((a, b) => tf.sum(tf.square(f(a as Tensor4D, b as Tensor4D))))([x!, filter!]);
      return { variables: { x: dx!, filter: dw! }, outputs: {} };
    };
    const run = () =>
      runOnce(createCompiledEngine({ threads: 2, lowering: preferring(lowering, block) }), step, variables, {});
    const [first, second] = [await run(), await run()];
    for (const [name, { data }] of Object.entries(first.variables)) {
      expect(Buffer.from(second.variables[name]!.data.buffer).equals(Buffer.from(data.buffer)), name).toBe(true);
    }
  });

  // The batch decides on nothing but whether a filter gradient fits into blocks.
  const batches = lowering.filterGradient === "blocked" ? [2, 16] : [2];

  it.each(cases.filter((c) => batches.includes(c.batch)))(
    "agrees with the reference: $kernel×$kernel, stride $stride, padding $padding, $batch of $height×$width",
    async (c) => {
      const variables = {
        x: array([c.batch, c.height, c.width, c.inChannels]),
        filter: array([c.kernel, c.kernel, c.inChannels, c.outChannels], 2),
      };
      const difference = await differenceFromReference(
        engine,
        ({ x, filter }) => {
          const f = (a: Tensor4D, b: Tensor4D) => tf.tanh(tf.conv2d(a, b, c.stride, c.padding, "NHWC", 1, "floor"));
          const y = f(x as Tensor4D, filter as Tensor4D);
          const [dx, dw] = tf.grads((a, b) => tf.sum(tf.square(f(a as Tensor4D, b as Tensor4D))))([x!, filter!]);
          return { variables: { x: dx!, filter: dw! }, outputs: { y } };
        },
        variables,
        {},
      );
      expect(difference.relative, difference.name).toBeLessThan(2e-5);
    },
  );

  it("agrees with the reference on transposed convolutions, as the generator uses them", async () => {
    const variables = { z: array([3, 1, 1, 6]), first: array([4, 4, 5, 6], 2), second: array([4, 4, 3, 5], 3) };
    const difference = await differenceFromReference(
      engine,
      ({ z, first, second }) => {
        const f = (z: Tensor4D, first: Tensor4D, second: Tensor4D) => {
          const h = tf.relu(tf.conv2dTranspose(z, first, [3, 4, 4, 5], 1, "valid"));
          return tf.tanh(tf.conv2dTranspose(h, second, [3, 8, 8, 3], 2, 1)) as unknown as Tensor3D;
        };
        const images = f(z as Tensor4D, first as Tensor4D, second as Tensor4D);
        const gradients = tf.grads((a, b, c) => tf.sum(tf.square(f(a as Tensor4D, b as Tensor4D, c as Tensor4D))));
        const [dz, dFirst, dSecond] = gradients([z!, first!, second!]);
        return { variables: { z: dz!, first: dFirst!, second: dSecond! }, outputs: { images } };
      },
      variables,
      {},
    );
    expect(difference.relative, difference.name).toBeLessThan(2e-5);
  });
});

it("adds the gradients that a filter gets from two batches", async () => {
  const rule = preferring({ forward: "blocked", inputGradient: "blocked", filterGradient: "blocked" }, block);
  const variables = {
    real: array([16, 6, 6, 16]),
    fake: array([16, 6, 6, 16], 2),
    filter: array([4, 4, 16, 32], 3),
  };
  const difference = await differenceFromReference(
    createCompiledEngine({ threads: 1, lowering: rule }),
    ({ real, fake, filter }) => {
      const f = (x: Tensor4D, w: Tensor4D) => tf.sum(tf.square(tf.tanh(tf.conv2d(x, w, 2, 1))));
      const gradient = tf.grad((w) => tf.sub(f(real as Tensor4D, w as Tensor4D), f(fake as Tensor4D, w as Tensor4D)));
      return { variables: { filter: gradient(filter!) }, outputs: {} };
    },
    variables,
    {},
  );
  expect(difference.relative, difference.name).toBeLessThan(2e-5);
});

it("takes patches from a value in blocks whose last row and column no patch reaches", async () => {
  const rule = preferring({ forward: "blocked", inputGradient: "blocked", filterGradient: "matmul" }, block);
  const variables = {
    x: array([2, 7, 7, 32]),
    first: array([3, 3, 32, 32], 2),
    second: array([4, 4, 32, 16], 3),
  };
  const difference = await differenceFromReference(
    createCompiledEngine({ threads: 1, lowering: rule }),
    ({ x, first, second }) => {
      const f = (a: Tensor4D, b: Tensor4D) =>
        tf.tanh(tf.conv2d(tf.tanh(tf.conv2d(x as Tensor4D, a, 1, 1)), b, 2, 0, "NHWC", 1, "floor"));
      const gradients = tf.grads((a, b) => tf.sum(tf.square(f(a as Tensor4D, b as Tensor4D))));
      const [dFirst, dSecond] = gradients([first!, second!]);
      return { variables: { first: dFirst!, second: dSecond! }, outputs: {} };
    },
    variables,
    {},
  );
  expect(difference.relative, difference.name).toBeLessThan(2e-5);
});
