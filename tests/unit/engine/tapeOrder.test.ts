/** Second derivatives through what an operation saves of its own output. */
import type { GradSaveFunc, Tensor } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { tf } from "../../../electron/engine/tensorflow.ts";

/** x³, whose gradient is computed from the value, x and a constant, saved in either order. */
function cube(order: readonly number[]) {
  return tf.customGrad((given, save) => {
    const x = given as Tensor;
    const value = tf.mul(tf.square(x), x);
    const saved = [value, x, tf.scalar(3)];
    (save as GradSaveFunc)(order.map((index) => saved[index]!));
    const gradFunc = (dy: Tensor, kept: Tensor[]) => {
      const [y, at, three] = [0, 1, 2].map((index) => kept[order.indexOf(index)]!);
      return tf.mul(dy, tf.div(tf.mul(three!, y!), at!));
    };
    return { value, gradFunc };
  });
}

it.each([[[0, 1, 2]], [[1, 0, 2]], [[2, 1, 0]]])(
  "are whole where %j of value, input and constant are saved",
  (order) => {
    const f = (x: Tensor): Tensor => cube(order)(x);
    const first = tf.grad(f);
    const second = tf.grad((x) => first(x));
    const third = tf.grad((x) => second(x));
    expect(first(tf.scalar(2)).dataSync()[0]).toBeCloseTo(12, 4);
    expect(second(tf.scalar(2)).dataSync()[0]).toBeCloseTo(12, 4);
    expect(third(tf.scalar(2)).dataSync()[0]).toBeCloseTo(6, 4);
  },
);

it("are whole where several operations save theirs", () => {
  const first = tf.grad((x) => tf.exp(tf.tanh(tf.exp(x))));
  const second = tf
    .grad((x) => first(x))(tf.scalar(-0.5))
    .dataSync()[0]!;
  const [e, t] = [Math.exp(-0.5), Math.tanh(Math.exp(-0.5))];
  const inner = e * (1 - t * t);
  expect(second).toBeCloseTo(Math.exp(t) * (inner * inner + inner - 2 * t * (1 - t * t) * e * e), 4);
});
