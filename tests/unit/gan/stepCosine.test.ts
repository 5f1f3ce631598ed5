/** The cosine between a step and the descent direction, and the steps that have none. */
import { expect, test } from "vitest";
import { stepCosine } from "../../../electron/gan/series/stepCosine.ts";
import { finiteScalars } from "../../../electron/trainer/finite.ts";
import { scalarOf, tf } from "./tensorflow.ts";

const cosine = (before: number[], after: number[], gradient: number[]): number =>
  scalarOf(
    stepCosine(
      { a: tf.tensor1d(before.slice(0, 1)), b: tf.tensor1d(before.slice(1)) },
      { a: tf.tensor1d(after.slice(0, 1)), b: tf.tensor1d(after.slice(1)) },
      { a: tf.tensor1d(gradient.slice(0, 1)), b: tf.tensor1d(gradient.slice(1)) },
    ),
  );

test("is 1 straight down, -1 straight up, and that of the angle between, over all parameters together", () => {
  expect(cosine([1, 1], [0.7, 0.6], [3, 4])).toBeCloseTo(1, 6);
  expect(cosine([1, 1], [1.3, 1.4], [3, 4])).toBeCloseTo(-1, 6);
  // Down one parameter alone where both pull alike: 45 degrees.
  expect(cosine([1, 1], [0.5, 1], [2, 2])).toBeCloseTo(Math.SQRT1_2, 6);
});

test("is absent where nothing moved or nothing pulled, while any other series must be a number", () => {
  const still = stepCosine({ a: tf.scalar(1) }, { a: tf.scalar(1) }, { a: tf.scalar(2) });
  const flat = stepCosine({ a: tf.scalar(1) }, { a: tf.scalar(2) }, { a: tf.scalar(0) });
  for (const data of [still, flat].map((each) => each.dataSync<"float32">())) {
    expect(finiteScalars("wgan", "critic", { criticStepCosine: { shape: [], data } })).toEqual({});
    expect(() => finiteScalars("wgan", "critic", { criticLoss: { shape: [], data } })).toThrow(/Critic loss/);
  }
});
