/** The DCGAN generator without batch norm and with a constant number of filters (section 4.3, Fig. 6). */
import { relu, reshape, sequence, tanh, transposedConvolution, type LayerBuilder } from "./builders.ts";
import type { Network } from "./layers.ts";
import type { NetworkSettings } from "./networkSettings.ts";

/**
 * nf filters in every layer but the last. Hidden layers have biases, in place of batch norm's shift. A standard GAN
 * fails to train it; a WGAN still produces samples.
 */
export function dcganConstantGenerator({ imageSize, channels, nf, nz }: NetworkSettings): Network {
  const layers: LayerBuilder[] = [
    reshape([1, 1, nz]),
    transposedConvolution("generator/stage0", { filters: nf, stride: 1, padding: 0, bias: true }),
    relu,
  ];
  let stage = 1;
  for (let side = 8; side < imageSize; side *= 2) {
    const name = `generator/stage${stage++}`;
    layers.push(transposedConvolution(name, { filters: nf, stride: 2, padding: 1, bias: true }), relu);
  }
  layers.push(
    transposedConvolution(`generator/stage${stage}`, { filters: channels, stride: 2, padding: 1, bias: false }),
    tanh,
  );
  return sequence([nz], layers);
}
