/**
 * The convolutional auto-encoder that EBGAN has in place of a discriminator (Zhao et al. 2016, section 2.3 and appendix
 * D): three stages down, three up, and no vector between them.
 */
import { convolution, leakyRelu, sequence, transposedConvolution, type LayerBuilder } from "./builders.ts";
import type { Network } from "./layers.ts";
import type { NetworkSettings } from "./networkSettings.ts";
import { normalisation } from "./norms.ts";

const halving = { stride: 2, padding: 1 } as const;

/**
 * 64 × 64 × channels → 32 × 32 × nf → 16 × 16 × 2 nf → 8 × 8 × 4 nf at 64 px. LeakyReLU 0.2; batch norm, or what the
 * setting `criticNorm` says, on all but the first layer.
 */
export function convolutionalEncoder(settings: NetworkSettings, name: string): Network {
  const { imageSize, channels, nf, criticNorm: norm } = settings;
  const bias = norm === "none";
  const stages = [2 * nf, 4 * nf].flatMap((filters, at): LayerBuilder[] => [
    convolution(`${name}/stage${at + 1}`, { filters, ...halving, bias }),
    ...normalisation(norm, `${name}/stage${at + 1}`),
    leakyRelu,
  ]);
  return sequence(
    [imageSize, imageSize, channels],
    [convolution(`${name}/stage0`, { filters: nf, ...halving, bias }), leakyRelu, ...stages],
  );
}

/** The mirror image of `convolutionalEncoder`. The output is linear, so that nothing bounds how far off it may be. */
export function convolutionalDecoder(settings: NetworkSettings, name: string): Network {
  const { imageSize, channels, nf, criticNorm: norm } = settings;
  const stages = [2 * nf, nf].flatMap((filters, at): LayerBuilder[] => [
    transposedConvolution(`${name}/stage${at}`, { filters, ...halving, bias: norm === "none" }),
    ...normalisation(norm, `${name}/stage${at}`),
    leakyRelu,
  ]);
  return sequence(
    [imageSize / 8, imageSize / 8, 4 * nf],
    [...stages, transposedConvolution(`${name}/stage2`, { filters: channels, ...halving, bias: true })],
  );
}
