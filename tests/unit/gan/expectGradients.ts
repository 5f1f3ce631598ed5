import { expect } from "vitest";
import { gradientsOf } from "../../../electron/gan/gradients.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import { drawn, scalarOf, tf, valuesOf } from "./tensorflow.ts";

/**
 * How far a parameter is moved each way. A ReLU whose kink lies within the distance spoils the longer ones, float32 the
 * shortest: one of them has to agree.
 */
const distances = [3e-3, 1e-3, 3e-4, 1e-4];

/** In parts of the gradient's length. */
const tolerance = 0.01;

/**
 * Compares slopes of `loss`, central differences, with the gradient, parameter by parameter: along the gradient, where
 * the slope is its length, and along a single element.
 */
export function expectGradients(parameters: NamedTensors, loss: (parameters: NamedTensors) => tf.Tensor): void {
  const { gradients } = tf.tidy(() => gradientsOf(parameters, (w) => ({ loss: loss(w), results: {} })));
  for (const [name, w] of Object.entries(parameters)) {
    const values = valuesOf(gradients[name]);
    const length = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
    // The bias of a WGAN's last layer moves real and fake scores alike: no gradient to compare with.
    if (length < 1e-6) continue;
    const third = Math.floor(values.length / 3);
    const directions = [
      { along: "the gradient", direction: tf.div(gradients[name]!, length), expected: length },
      { along: `element ${third}`, direction: oneHot(w.shape, third), expected: values[third]! },
    ];
    for (const { along, direction, expected } of directions) {
      const agrees = distances.some((distance) =>
        tf.tidy(() => {
          const moved = (by: number) => scalarOf(loss({ ...parameters, [name]: tf.add(w, tf.mul(direction, by)) }));
          const slope = (moved(distance) - moved(-distance)) / (2 * distance);
          return Math.abs(slope - expected) < tolerance * length;
        }),
      );
      expect(agrees, `${name} along ${along}`).toBe(true);
    }
  }
}

function oneHot(shape: number[], index: number): tf.Tensor {
  let position = 0;
  return drawn(shape, () => (position++ === index ? 1 : 0));
}
