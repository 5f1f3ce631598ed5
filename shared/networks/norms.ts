/** What normalises the hidden layers of a convolutional network. */
import { batchNorm, sampleNorm, type LayerBuilder } from "./builders.ts";

export const norms = ["batch", "layer", "instance", "none"] as const;
export type Norm = (typeof norms)[number];

/** The layer that follows a convolution; none where nothing normalises. */
export function normalisation(norm: Norm, name: string): LayerBuilder[] {
  switch (norm) {
    case "batch":
      return [batchNorm(name)];
    case "layer":
      return [sampleNorm("layerNorm", name)];
    case "instance":
      return [sampleNorm("instanceNorm", name)];
    case "none":
      return [];
  }
}
