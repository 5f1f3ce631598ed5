/** How many floating-point operations a step asks for, counted from its layers. */
import { elementCount } from "../../shared/elementCount.ts";
import type { Layer, Network } from "../../shared/networks/layers.ts";
import { networkFor } from "../../shared/networks/networks.ts";
import { systemFacts } from "../../shared/systems.ts";
import type { RunConfiguration } from "../../shared/configuration.ts";

export interface StepOperations {
  readonly criticStep: number;
  readonly generatorStep: number;
}

/**
 * Multiplications and additions of the matrix products and convolutions alone, as the mathematics has them: what a
 * lowering adds (padding, repeated work) does not count, nor do batch norm, activations and optimisers, some 1 %
 * together.
 *
 * A critic step runs the generator once, the critic on a real and on a fake batch, and backwards through the critic for
 * both; a generator step runs both networks once forwards and once backwards. Backwards, a layer costs as much as
 * forwards for each gradient that is needed: of its weight, and of its input unless that is where the gradient ends.
 */
export function stepOperations(configuration: RunConfiguration): StepOperations {
  const { networks } = systemFacts(configuration.system);
  const operationsOf = (batch: number) =>
    [networks.generator!, networks.critic!].map((part) =>
      productOperations(networkFor(part, configuration), batch),
    ) as [Operations, Operations];
  const [g, f] = operationsOf(configuration.batch);
  const [ownG, ownF] = operationsOf(configuration.generatorBatch);
  // A gradient penalty: forwards, the gradient by the sample, and backwards through both products of each layer of it.
  const penalty = configuration.system === "wgan-gp" ? 4 * f.all : 0;
  return {
    criticStep: g.all + 2 * (f.all + f.all + f.allButFirst) + penalty,
    generatorStep: ownG.all + ownF.all + ownF.all + ownG.all + ownG.allButFirst,
  };
}

interface Operations {
  readonly all: number;
  readonly allButFirst: number;
}

/** One forward pass, with and without its first product. */
function productOperations(network: Network, batch: number): Operations {
  const [first = 0, ...others] = network.map((layer) => batch * layerOperations(layer)).filter((count) => count > 0);
  const allButFirst = others.reduce((sum, count) => sum + count, 0);
  return { all: first + allButFirst, allButFirst };
}

/**
 * Of one image. Each weight works once at each place: of the output, or of the input where the convolution is
 * transposed.
 */
function layerOperations(layer: Layer): number {
  switch (layer.kind) {
    case "linear":
      return 2 * elementCount(layer.weight.shape);
    case "convolution":
      return 2 * elementCount(layer.weight.shape) * elementCount(layer.outputShape.slice(0, 2));
    case "transposedConvolution":
      return 2 * elementCount(layer.weight.shape) * elementCount(layer.inputShape.slice(0, 2));
    case "batchNorm":
    case "layerNorm":
    case "instanceNorm":
    case "activation":
    case "scale":
    case "reshape":
      return 0;
  }
}
