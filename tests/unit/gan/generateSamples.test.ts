import { expect, test } from "vitest";
import { generateSamples } from "../../../electron/gan/generateSamples.ts";
import { displayedImages, imagesFromBytes } from "../../../electron/gan/images.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { countedStream } from "./counted.ts";
import { drawn, relativeError, runStep, tf, tinySettings, toTensors, valuesOf } from "./tensorflow.ts";

test.each(["dcgan", "dcgan-constant", "mlp"] as const)(
  "%s: an image depends on its own z alone and lies in [0, 1]",
  (generator) => {
    const settings: RunConfiguration = { ...tinySettings, generator };
    const variables = toTensors(initialiseVariables(settings, countedStream(1)));
    const noise = drawn([3, 8], countedStream(2)) as tf.Tensor2D;
    const together = runStep(generateSamples(settings), variables, { noise }).samples!;
    expect(together.shape).toEqual([3, 16, 16, 3]);
    expect(Math.min(...valuesOf(together))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...valuesOf(together))).toBeLessThanOrEqual(1);
    const alone = runStep(generateSamples(settings), variables, { noise: tf.slice2d(noise, [1, 0], [1, 8]) }).samples;
    const second = tf.slice(together, [1, 0, 0, 0], [1, 16, 16, 3]);
    expect(relativeError(valuesOf(alone), valuesOf(second))).toBeLessThan(1e-6);
  },
);

test("bytes 0 … 255 become -1 … 1 for the critic, and -1 … 1 becomes 0 … 1 for display, cut off outside", () => {
  expect(relativeError(valuesOf(imagesFromBytes(tf.tensor1d([0, 127.5, 255]))), [-1, 0, 1])).toBeLessThan(1e-6);
  expect(valuesOf(displayedImages(tf.tensor1d([-3, -1, 0, 1, 2])))).toEqual([0, 0, 0.5, 1, 1]);
});
