/** The DCGAN critic, or discriminator: the generator's mirror image (section 4.2; Radford et al. 2016). */
import { convolution, leakyRelu, reshape, sequence, type LayerBuilder } from "./builders.ts";
import type { Network } from "./layers.ts";
import type { CriticOptions, NetworkSettings } from "./networkSettings.ts";
import { normalisation } from "./norms.ts";

/**
 * 64 × 64 × channels → 32 × 32 × nf → 16 × 16 × 2 nf → 8 × 8 × 4 nf → 4 × 4 × 8 nf → one score at 64 px. LeakyReLU 0.2;
 * a norm, batch norm as a rule, on all but the first and the last layer, or biases in its place. There is no sigmoid at
 * the end: the score is f_w(x) of a WGAN as it is, and the logit of D(x) of a GAN.
 */
export function dcganCritic({ imageSize, channels, nf }: NetworkSettings, options: CriticOptions): Network {
  const { name: network = "critic", outputs = 1, norm } = options;
  const bias = norm === "none";
  let filters = nf;
  const layers: LayerBuilder[] = [
    convolution(`${network}/stage0`, { filters, stride: 2, padding: 1, bias }),
    leakyRelu,
  ];
  let stage = 1;
  for (let side = imageSize / 2; side > 4; side /= 2) {
    filters *= 2;
    const name = `${network}/stage${stage++}`;
    layers.push(convolution(name, { filters, stride: 2, padding: 1, bias }), ...normalisation(norm, name), leakyRelu);
  }
  // A single score has no use for a bias: it would move those of real and generated samples alike.
  const last = { filters: outputs, stride: 1, padding: 0, bias: outputs > 1 } as const;
  layers.push(convolution(`${network}/stage${stage}`, last), reshape([outputs]));
  return sequence([imageSize, imageSize, channels], layers);
}
