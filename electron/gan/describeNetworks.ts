/** Both networks layer by layer, as JSON: enough for another program to rebuild and check them. */
import { elementCount, layerParameters, type Layer, type Network, type Shape } from "./networks/layers.ts";
import { criticNetwork, generatorNetwork } from "./networks/networks.ts";
import type { GanSettings } from "./settings.ts";

export interface NetworkDescription {
  /** Shapes leave the batch out. */
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly parameterCount: number;
  readonly layers: readonly (Layer & { readonly parameterCount: number })[];
}

export interface NetworksDescription {
  readonly generator: NetworkDescription;
  readonly critic: NetworkDescription;
  /** How to read the rest, in sentences. */
  readonly conventions: typeof conventions;
}

const conventions = {
  images: "NHWC; the critic sees real bytes b as b * 2 / 255 - 1, and the generator's output y is shown as (y + 1) / 2",
  reshape: "row-major; flat images are in the order height, width, channels",
  HWIO: "weight of a convolution: height, width, input channels, output channels; PyTorch's Conv2d.weight is permute(3, 2, 0, 1) of it",
  HWOI: "weight of a transposed convolution: height, width, output channels, input channels; PyTorch's ConvTranspose2d.weight is permute(3, 2, 0, 1) of it",
  IO: "weight of a linear layer: inputs, outputs; PyTorch's Linear.weight is its transpose",
  batchNorm:
    "training: biased variance of the batch; running statistics move by momentum, with the unbiased variance; generateImages uses them",
  order:
    "a critic step runs the generator, then the critic on the real and then on the fake batch, all in training mode; a generator step runs each once",
} as const;

export function describeNetworks(settings: GanSettings): NetworksDescription {
  return {
    generator: describe(generatorNetwork(settings)),
    critic: describe(criticNetwork(settings)),
    conventions,
  };
}

function describe(network: Network): NetworkDescription {
  const layers = network.map((layer) => ({ ...layer, parameterCount: parameterCount(layer) }));
  return {
    inputShape: network[0]?.inputShape ?? [],
    outputShape: network.at(-1)?.outputShape ?? [],
    parameterCount: layers.reduce((sum, layer) => sum + layer.parameterCount, 0),
    layers,
  };
}

/** Trained numbers only: batch norm's running statistics do not count. */
function parameterCount(layer: Layer): number {
  return layerParameters(layer).reduce((sum, { shape }) => sum + elementCount(shape), 0);
}
