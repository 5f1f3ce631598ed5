/** Batch norm against PyTorch's BatchNorm2d: both forms, first and second derivatives, running statistics. */
import { expect, test } from "vitest";
import { normaliseByBatch, normaliseByRunningStatistics } from "../../../electron/gan/networks/batchNorm.ts";
import { batchNorm } from "../../../shared/networks/builders.ts";
import type { BatchNormLayer } from "../../../shared/networks/layers.ts";
import { countedStream } from "./counted.ts";
import { drawn, recording, relativeError, tf, valuesOf } from "./tensorflow.ts";

const expected = recording("batchNorm") as Readonly<Record<string, number[]>>;
const layer = batchNorm("n")([2, 2, 4]) as BatchNormLayer;
const numbers = countedStream(3);
const x = drawn([3, 2, 2, 4], () => numbers() * 3 + 1);
const other = drawn([3, 2, 2, 4], () => numbers() * 3 + 1);
const tensors: Record<string, tf.Tensor> = {
  "n/scale": drawn([4], numbers),
  "n/shift": drawn([4], numbers),
  "n/runningMean": tf.zeros([4]),
  "n/runningVariance": tf.ones([4]),
};
const dy = drawn([3, 2, 2, 4], numbers);

function expectRecorded(actual: tf.Tensor | undefined, name: string): void {
  expect(relativeError(valuesOf(actual), expected[name]!), name).toBeLessThan(1e-5);
}

/** Gradients of Σ dy · batchNorm(x) by x, scale and shift. */
function gradients(images: tf.Tensor): tf.Tensor[] {
  const pulled = (...[v, scale, shift]: tf.Tensor[]) =>
    tf.sum(tf.mul(normaliseByBatch(layer, { ...tensors, "n/scale": scale!, "n/shift": shift! }, v!).output, dy));
  return tf.grads(pulled)([images, tensors["n/scale"]!, tensors["n/shift"]!]);
}

test("training form: output and gradients", () => {
  expectRecorded(normaliseByBatch(layer, tensors, x).output, "output");
  const [dx, dscale, dshift] = gradients(x);
  expectRecorded(dx, "dx");
  expectRecorded(dscale, "dscale");
  expectRecorded(dshift, "dshift");
});

test("training form: second derivatives, as a gradient penalty needs them", () => {
  expectRecorded(tf.grad((v) => tf.sum(tf.square(gradients(v)[0]!)))(x), "second");
});

test("running statistics after two batches, and the inference form that uses them", () => {
  const first = normaliseByBatch(layer, tensors, x).statistics;
  const second = normaliseByBatch(layer, { ...tensors, ...first }, other).statistics;
  expectRecorded(second["n/runningMean"], "runningMean");
  expectRecorded(second["n/runningVariance"], "runningVariance");
  expectRecorded(normaliseByRunningStatistics(layer, { ...tensors, ...second }, x), "inference");
});
