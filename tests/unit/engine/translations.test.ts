import type { Rank, Tensor, Tensor4D } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { createCompiledEngine } from "../../../electron/engine/compiled.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";
import { array, differenceFromReference, runOnce } from "./compare.ts";

const engine = createCompiledEngine({ threads: 1 });

/** a is any sign, p positive, v a vector over the last axis. */
type Operation = (t: { a: Tensor; b: Tensor; p: Tensor; v: Tensor }) => Tensor;

const operations: Record<string, Operation> = {
  "add, broadcast": ({ a, v }) => tf.add(a, v),
  "sub, broadcast on the left": ({ a, v }) => tf.sub(v, a),
  "sub from a number": ({ a }) => tf.sub(1, a),
  mul: ({ a, b }) => tf.mul(a, b),
  "mul by one and add zero": ({ a }) => tf.add(tf.mul(a, 1), 0),
  div: ({ a, p }) => tf.div(a, p),
  "full-size constant minus vector": ({ v }) => tf.sub(tf.ones([2, 4, 4, 3]), v),
  "maximum and minimum": ({ a, b }) => tf.maximum(tf.minimum(a, b), 0.1),
  squaredDifference: ({ a, b }) => tf.squaredDifference(a, b),
  addN: ({ a, b, p }) => tf.addN([a, b, p]),
  "exp, log, log1p": ({ p }) => tf.log1p(tf.log(tf.exp(p))),
  "sqrt, rsqrt, reciprocal": ({ p }) => tf.add(tf.sqrt(p), tf.mul(tf.rsqrt(p), tf.reciprocal(p))),
  "square, abs, sign": ({ a }) => tf.add(tf.square(a), tf.mul(tf.abs(a), tf.sign(a))),
  pow: ({ p }) => tf.pow(p, 1.7),
  "sin and cos": ({ a }) => tf.mul(tf.sin(a), tf.cos(a)),
  "tanh, sigmoid, softplus": ({ a }) => tf.addN([tf.tanh(a), tf.sigmoid(a), tf.softplus(tf.mul(a, 30))]),
  "relu, leakyRelu": ({ a }) => tf.add(tf.relu(a), tf.leakyRelu(a, 0.2)),
  prelu: ({ a, v }) => tf.prelu(a, v),
  step: ({ a }) => tf.step(a, 0.3),
  clipByValue: ({ a }) => tf.clipByValue(a, -0.25, 0.5),
  "mean over all but channels": ({ a }) => tf.mean(a, [0, 1, 2]),
  "sum over all, keeping axes": ({ a }) => tf.sum(a, undefined, true),
  "sum over height and width": ({ a }) => tf.sum(a, [1, 2]),
  "max and min": ({ a }) => tf.sub(tf.max(a, -1), tf.min(a, 3)),
  "variance by moments": ({ a }) => tf.moments(a, [0, 1, 2]).variance,
  "reshape and transpose": ({ a }) => tf.transpose(tf.reshape(a, [2, 16, -1]), [1, 0, 2]),
  "expandDims and squeeze": ({ a }) => tf.squeeze(tf.expandDims(a, 1)),
  slice: ({ a }) => tf.slice(a, [0, 1, 0, 1], [2, 2, -1, 2]),
  "pad with a value": ({ a }) => tf.pad(a, [[0, 0], [1, 2], [0, 1], [0, 0]], 0.5), // prettier-ignore
  "concat along channels": ({ a, b }) => tf.concat([a, b], -1),
  "tile and broadcastTo": ({ v }) => tf.add(tf.slice(tf.tile(v, [2]), 0, 3), tf.broadcastTo(v, [5, 3])),
  "fill, onesLike, zerosLike": ({ a }) => tf.addN([tf.fill([2, 4, 4, 3], 2), tf.onesLike(a), tf.zerosLike(a), a]),
  "matMul, both transposed": ({ a, b }) => {
    const matrix = (t: Tensor) => tf.reshape<Rank.R2>(t, [8, 12]);
    return tf.matMul(matrix(a), tf.transpose(matrix(b)), true, true);
  },
  "batched matMul": ({ a, b }) => tf.matMul(tf.reshape(a, [2, 6, 8]), tf.reshape(b, [2, 6, 8]), true),
  "arithmetic after a convolution that lies in NCHW": ({ a, v, p }) => {
    const x = tf.conv2d(tf.tile(a, [1, 3, 3, 1]) as Tensor4D, tf.ones([3, 3, 3, 3]), 1, "same");
    const y = tf.sub(tf.mul(x, v), tf.mean(x, [0, 1, 2], true));
    return tf.concat([tf.mul(y, tf.mean(tf.reshape(p, [2, 4, 4, 3]), [1, 2], true)), x], 1);
  },
};

/** TensorFlow.js has no gradient for these. */
const withoutGradient: Record<string, Operation> = {
  "comparisons and where": ({ a, b }) => tf.where(tf.logicalAnd(tf.greater(a, b), tf.lessEqual(a, 0.5)), a, tf.neg(b)),
  "or, not, equal": ({ a, b }) => tf.cast(tf.logicalOr(tf.logicalNot(tf.less(a, b)), tf.equal(a, a)), "float32"),
};

const variables = {
  a: array([2, 4, 4, 3]),
  b: array([2, 4, 4, 3], 2),
  p: { shape: [2, 4, 4, 3], data: array([2, 4, 4, 3], 3).data.map((x) => 1.5 + x) },
  v: array([3], 4),
};

describe("every translated operation", () => {
  it.each(Object.entries(operations))("%s: value and gradients agree with the reference", async (_, operation) => {
    const difference = await differenceFromReference(
      engine,
      (tensors) => {
        const named = tensors as Parameters<Operation>[0];
        const f = (...[a, b, p, v]: Tensor[]) =>
          tf.add(
            tf.sum(tf.square(operation({ a: a!, b: b!, p: p!, v: v! }))),
            tf.mul(0, tf.addN([v!, p!, a!, b!].map((x) => tf.sum(x)))),
          );
        const [a, b, p, v] = tf.grads(f)([named.a, named.b, named.p, named.v]);
        return { variables: { a: a!, b: b!, p: p!, v: v! }, outputs: { y: operation(named) } };
      },
      variables,
      {},
    );
    expect(difference.relative, difference.name).toBeLessThan(2e-5);
  });
});

describe("operations without a gradient", () => {
  it.each(Object.entries(withoutGradient))("%s: value agrees with the reference", async (_, operation) => {
    const difference = await differenceFromReference(
      engine,
      (tensors) => ({ variables: {}, outputs: { y: operation(tensors as Parameters<Operation>[0]) } }),
      variables,
      {},
    );
    expect(difference.relative, difference.name).toBeLessThan(2e-5);
  });
});

describe("what cannot be compiled", () => {
  it("names the operation and the place where it was called", async () => {
    const step = ({ v }: Record<string, Tensor>) => ({ variables: {}, outputs: { y: tf.asinh(v!) } });
    await expect(runOnce(engine, step, { v: variables.v }, {})).rejects.toThrow(
      /test step cannot be compiled: the operation Asinh has no ONNX translation.*called at .*translations\.test\.ts/,
    );
  });

  it("says that data was read", async () => {
    const step = ({ v }: Record<string, Tensor>) => ({ variables: {}, outputs: { y: tf.scalar(v!.dataSync()[0]!) } });
    await expect(runOnce(engine, step, { v: variables.v }, {})).rejects.toThrow(/reads a tensor's data.*test\.ts:\d+/);
  });

  it("refuses tensors from outside", async () => {
    const outside = tf.tensor([1, 2, 3.5]);
    const step = ({ v }: Record<string, Tensor>) => ({ variables: {}, outputs: { y: tf.mul(v!, outside) } });
    await expect(runOnce(engine, step, { v: variables.v }, {})).rejects.toThrow(/from outside|cannot be compiled/);
  });

  it("leaves TensorFlow.js on the backend that it was on", () => {
    expect(tf.getBackend()).toBe("cpu");
  });
});

describe("programs", () => {
  it("refuse inputs that are missing or of another shape", async () => {
    const step = ({ x }: Record<string, Tensor>) => ({ variables: {}, outputs: { y: tf.square(x!) } });
    const signature = { variables: {}, inputs: { x: { shape: [2], dtype: "float32" as const } } };
    const program = await engine.prepare("square", step, signature);
    const held = engine.createVariables({});
    await expect(program.run(held, {})).rejects.toThrow(/square needs the input "x", float32\[2\]/);
    await expect(program.run(held, { x: array([3]) })).rejects.toThrow(/was given float32\[3\] with 3 elements/);
  });

  it("share variables, hand arguments through and read uint8 inputs as numbers", async () => {
    const held = engine.createVariables({ w: array([3]), untouched: array([2], 5) });
    const signature = {
      variables: { w: { shape: [3], dtype: "float32" as const } },
      inputs: { bytes: { shape: [3], dtype: "uint8" as const } },
    };
    const assign = await engine.prepare(
      "assign",
      ({ bytes }) => ({ variables: { w: bytes! }, outputs: {} }),
      signature,
    );
    const double = await engine.prepare(
      "double",
      ({ w }) => ({ variables: { w: tf.mul(w!, 2) }, outputs: { before: w!, again: w! } }),
      { ...signature, inputs: {} },
    );
    await assign.run(held, { bytes: { shape: [3], data: new Uint8Array([0, 128, 255]) } });
    const outputs = await double.run(held, {});
    expect([...outputs.before!.data]).toEqual([0, 128, 255]);
    expect([...outputs.again!.data]).toEqual([0, 128, 255]);
    const after = await held.read();
    expect([...after.w!.data]).toEqual([0, 256, 510]);
    expect(after.untouched).toEqual(array([2], 5));
  });

  it("leave alone what was read in between, and give back what they have replaced", async () => {
    const start = { shape: [3], data: Float32Array.of(1, 2, 3) };
    const held = engine.createVariables({ w: start });
    const step = ({ w }: Record<string, Tensor>) => ({ variables: { w: tf.mul(w!, 2) }, outputs: {} });
    const signature = { variables: { w: { shape: [3], dtype: "float32" as const } }, inputs: {} };
    const double = await engine.prepare("double", step, signature);
    await double.run(held, {});
    const between = await held.read();
    for (let run = 0; run < 3; run++) await double.run(held, {});
    expect(start.data).toHaveLength(0);
    expect([...between.w!.data]).toEqual([2, 4, 6]);
    expect([...(await held.read()).w!.data]).toEqual([16, 32, 48]);
  });
});
