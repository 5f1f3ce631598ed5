/** Spectral norm (Miyato et al. 2018) as data: which layers have it. */
import type { Layer, Network } from "./layers.ts";

/** The network with spectral norm on every layer that has a weight; biases and normalisations stay as they are. */
export function withSpectralNorm(network: Network): Network {
  return network.map((layer): Layer => {
    if (!("weight" in layer)) return layer;
    const name = layer.weight.name.replace(/weight$/, "singularVector");
    const outputs = layer.outputShape.at(-1) ?? 1;
    return { ...layer, singularVector: { name, shape: [outputs], initial: "unit vector" } };
  });
}
