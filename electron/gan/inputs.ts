/** What a step is given, as it comes and as its loss sees it. */
import type * as tf from "@tensorflow/tfjs-core";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { InputKind } from "../../shared/systemFacts.ts";
import { realImages } from "./images.ts";

/** Shape and element type of an input. */
export interface InputSpec {
  readonly shape: readonly number[];
  readonly dtype: "float32" | "uint8";
}

/**
 * - `real`: a batch of images [m, size, size, channels], bytes 0 … 255
 * - `noise`: z [m, nz] drawn from N(0, 1)
 * - `uniform`: a number for each sample of the batch, [m, 1, 1, 1], drawn from [0, 1)
 */
export function inputSpec(kind: InputKind, { batch, imageSize, channels, nz }: RunConfiguration): InputSpec {
  switch (kind) {
    case "real":
      return { shape: [batch, imageSize, imageSize, channels], dtype: "uint8" };
    case "noise":
      return { shape: [batch, nz], dtype: "float32" };
    case "uniform":
      return { shape: [batch, 1, 1, 1], dtype: "float32" };
  }
}

/** An input as the loss sees it: images in [-1, 1]; all else as it is. */
export function inputTensor(kind: InputKind, tensor: tf.Tensor): tf.Tensor {
  return kind === "real" ? realImages(tensor) : tensor;
}
