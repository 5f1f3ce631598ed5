/** The networks layer by layer, as JSON: enough for another program to rebuild and check them. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import { parameterCount, type Layer, type Network, type Shape } from "../../shared/networks/layers.ts";
import type { Role } from "../../shared/systemFacts.ts";
import { networksOf } from "./networksOf.ts";
import { systemOf } from "./systemOf.ts";

export interface NetworkDescription {
  /** Shapes leave the batch out. */
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly parameterCount: number;
  readonly layers: readonly (Layer & { readonly parameterCount: number })[];
}

/** By their part; `conventions` says how to read them. */
export interface NetworksDescription extends Readonly<Partial<Record<Role, NetworkDescription>>> {
  /** How to read the rest, in sentences. */
  readonly conventions: typeof conventions;
}

const conventions = {
  images: "NHWC; networks see real bytes b as b * 2 / 255 - 1, and the generator's output y is shown as (y + 1) / 2",
  reshape: "row-major; flat images are in the order height, width, channels",
  HWIO:
    "weight of a convolution: height, width, input channels, output channels; PyTorch's Conv2d.weight is " +
    "permute(3, 2, 0, 1) of it",
  HWOI:
    "weight of a transposed convolution: height, width, output channels, input channels; PyTorch's " +
    "ConvTranspose2d.weight is permute(3, 2, 0, 1) of it",
  IO: "weight of a linear layer: inputs, outputs; PyTorch's Linear.weight is its transpose",
  singularVector:
    "spectral norm: the layer works with weight / σ, σ = uᵀ W v, W the weight as a matrix of outputs × the rest; " +
    "u is the variable, v = Wᵀ u / ‖Wᵀ u‖; a step that trains the network then first sets u = W v / ‖W v‖; both are " +
    "constants in its gradient",
  batchNorm:
    "training: biased variance of the batch; running statistics move by momentum, with the unbiased variance; " +
    "generateSamples uses them",
  layerNorm:
    "each sample by its mean and biased variance over height, width and channels; scale and shift by channel: " +
    "PyTorch's GroupNorm with one group",
  instanceNorm:
    "each channel of each sample by its mean and biased variance over height and width; scale and shift by channel: " +
    "PyTorch's InstanceNorm2d with affine=True",
  scale: "multiplies everything by base * e^exponent, by base alone where there is no exponent",
  order:
    "a critic step runs the generator, then the critic on the real and then on the fake batch, all in training " +
    "mode; a generator step runs each once; encoder and decoder together stand in the critic's place",
} as const;

export function describeNetworks(settings: RunConfiguration): NetworksDescription {
  const networks = [...networksOf(systemOf(settings), settings)].map(([role, network]) => [role, describe(network)]);
  return { ...(Object.fromEntries(networks) as Partial<Record<Role, NetworkDescription>>), conventions };
}

function describe(network: Network): NetworkDescription {
  const layers = network.map((layer) => ({ ...layer, parameterCount: parameterCount([layer]) }));
  return {
    inputShape: network[0]?.inputShape ?? [],
    outputShape: network.at(-1)?.outputShape ?? [],
    parameterCount: parameterCount(network),
    layers,
  };
}
