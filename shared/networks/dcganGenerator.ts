/** The DCGAN generator (Radford et al. 2016, Fig. 1), the paper's main one (section 4.2, Fig. 3 top right, Fig. 5). */
import { relu, reshape, sequence, tanh, transposedConvolution, type LayerBuilder } from "./builders.ts";
import type { Network } from "./layers.ts";
import type { NetworkSettings } from "./networkSettings.ts";
import { normalisation } from "./norms.ts";

/**
 * z → 4 × 4 × 8 nf → 8 × 8 × 4 nf → 16 × 16 × 2 nf → 32 × 32 × nf → 64 × 64 × channels at 64 px; other sizes have fewer
 * or more stages in front. A norm, batch norm as a rule, and ReLU after every layer but the last, which has a tanh.
 * Biases where nothing normalises.
 */
export function dcganGenerator({ imageSize, channels, nf, nz, generatorNorm: norm }: NetworkSettings): Network {
  const bias = norm === "none";
  let filters = (nf * imageSize) / 8;
  const layers: LayerBuilder[] = [
    reshape([1, 1, nz]),
    transposedConvolution("generator/stage0", { filters, stride: 1, padding: 0, bias }),
    ...normalisation(norm, "generator/stage0"),
    relu,
  ];
  let stage = 1;
  for (let side = 8; side < imageSize; side *= 2) {
    filters /= 2;
    const name = `generator/stage${stage++}`;
    const doubling = transposedConvolution(name, { filters, stride: 2, padding: 1, bias });
    layers.push(doubling, ...normalisation(norm, name), relu);
  }
  layers.push(
    transposedConvolution(`generator/stage${stage}`, { filters: channels, stride: 2, padding: 1, bias: false }),
    tanh,
  );
  return sequence([nz], layers);
}
