/** Layer norm and instance norm: by hand, and their first and second derivatives against differences. */
import { describe, expect, it } from "vitest";
import { gradientsOf } from "../../../electron/gan/gradients.ts";
import { forward } from "../../../electron/gan/networks/forward.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import { sampleNorm } from "../../../shared/networks/builders.ts";
import { countedStream } from "./counted.ts";
import { expectGradients } from "./expectGradients.ts";
import { drawn, relativeError, tf, valuesOf } from "./tensorflow.ts";

const [samples, height, width, channels] = [3, 2, 4, 2] as const;
const kinds = ["layerNorm", "instanceNorm"] as const;
const numbers = countedStream(3);
const x = drawn([samples, height, width, channels], () => numbers() * 3 + 1);
const at: NamedTensors = {
  x,
  "n/scale": drawn([channels], () => 1 + 0.5 * numbers()),
  "n/shift": drawn([channels], numbers),
};
const dy = drawn([samples, height, width, channels], numbers);

function normalise(kind: (typeof kinds)[number], tensors: NamedTensors): tf.Tensor {
  const layer = sampleNorm(kind, "n")([height, width, channels]);
  return forward([layer], tensors, tensors.x!, "training").output;
}

/** As the definition has it, number by number: of each sample, and of each channel where those stand alone. */
function byHand(kind: (typeof kinds)[number]): number[] {
  const values = valuesOf(x);
  const [scale, shift] = [valuesOf(at["n/scale"]), valuesOf(at["n/shift"])];
  const size = height * width * channels;
  return values.map((value, place) => {
    const [sample, channel] = [Math.floor(place / size), place % channels];
    const group = values.filter(
      (_, other) => Math.floor(other / size) === sample && (kind === "layerNorm" || other % channels === channel),
    );
    const mean = group.reduce((sum, each) => sum + each, 0) / group.length;
    const variance = group.reduce((sum, each) => sum + (each - mean) ** 2, 0) / group.length;
    return (scale[channel]! * (value - mean)) / Math.sqrt(variance + 1e-5) + shift[channel]!;
  });
}

describe.each(kinds)("%s", (kind) => {
  it("is what its definition says", () => {
    expect(relativeError(valuesOf(normalise(kind, at)), byHand(kind))).toBeLessThan(1e-5);
  });

  it("gives a sample alone what it gives it in a batch", () => {
    const alone = tf.slice(x, [1, 0, 0, 0], [1, -1, -1, -1]);
    const ofBatch = tf.slice(normalise(kind, at), [1, 0, 0, 0], [1, -1, -1, -1]);
    expect(valuesOf(normalise(kind, { ...at, x: alone }))).toEqual(valuesOf(ofBatch));
  });

  it("has the right gradients, and these again", () => {
    const loss = (tensors: NamedTensors) => tf.sum(tf.mul(dy, tf.square(normalise(kind, tensors))));
    expectGradients(at, loss);
    expectGradients(at, (tensors) => {
      const { gradients } = gradientsOf(tensors, (w) => ({ loss: loss(w), results: {} }));
      return Object.values(gradients).reduce<tf.Tensor>((sum, g) => tf.add(sum, tf.sum(tf.square(g))), tf.scalar(0));
    });
  });
});
