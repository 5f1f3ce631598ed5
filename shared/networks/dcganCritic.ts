/** The DCGAN critic, or discriminator: the generator's mirror image (section 4.2; Radford et al. 2016). */
import { batchNorm, convolution, leakyRelu, reshape, sequence, type LayerBuilder } from "./builders.ts";
import type { Network } from "./layers.ts";
import type { CriticOptions, NetworkSettings } from "./networkSettings.ts";

/**
 * 64 × 64 × channels → 32 × 32 × nf → 16 × 16 × 2 nf → 8 × 8 × 4 nf → 4 × 4 × 8 nf → one score at 64 px. LeakyReLU 0.2;
 * batch norm on all but the first and the last layer, or biases instead of it. There is no sigmoid at the end: the
 * score is f_w(x) of a WGAN as it is, and the logit of D(x) of a GAN.
 */
export function dcganCritic({ imageSize, channels, nf }: NetworkSettings, options: CriticOptions): Network {
  const { name: network = "critic", outputs = 1 } = options;
  let filters = nf;
  const layers: LayerBuilder[] = [
    convolution(`${network}/stage0`, { filters, stride: 2, padding: 1, bias: !options.batchNorm }),
    leakyRelu,
  ];
  let stage = 1;
  for (let side = imageSize / 2; side > 4; side /= 2) {
    filters *= 2;
    const name = `${network}/stage${stage++}`;
    const inner = { filters, stride: 2, padding: 1 } as const;
    if (options.batchNorm) layers.push(convolution(name, { ...inner, bias: false }), batchNorm(name), leakyRelu);
    else layers.push(convolution(name, { ...inner, bias: true }), leakyRelu);
  }
  // A single score has no use for a bias: it would move those of real and generated samples alike.
  const last = { filters: outputs, stride: 1, padding: 0, bias: outputs > 1 } as const;
  layers.push(convolution(`${network}/stage${stage}`, last), reshape([outputs]));
  return sequence([imageSize, imageSize, channels], layers);
}
