/** Which ONNX operators a convolution becomes: what there is to choose from, and which of it a layer's shape allows. */
import { coversInput, isBlocky, type ConvolutionShape } from "./convolutionShape.ts";
import { fitsBlockedFilterGradient } from "./blockedFilterGradient.ts";
import { subPixelPhases } from "./subPixel.ts";
import { fitsWide } from "./wideConvolution.ts";

/**
 * The three products of a convolution, and what each can become:
 *
 * - `conv`: Conv (forward: in NCHW; filter gradient: with batch and channels exchanged, dilated by the stride);
 * - `convTranspose`: ConvTranspose in NCHW;
 * - `matmul`: a matrix product in NHWC: on the im2col matrix (forward, filter gradient) or before col2im (input
 *   gradient);
 * - `blocked`: ONNX Runtime's own Conv in blocks of channels (NCHWc); as input gradient one for each phase of the
 *   stride, as filter gradient one over all columns at once;
 * - `wide`: the same with the images of the batch side by side in one;
 * - `subPixel`: the same phases as Conv in NCHW.
 */
export interface Lowerings {
  forward: "conv" | "matmul" | "blocked" | "wide";
  inputGradient: "convTranspose" | "matmul" | "subPixel" | "blocked";
  filterGradient: "conv" | "matmul" | "blocked";
}
export type Direction = keyof Lowerings;

/** Chooses for each layer among what `possibleLowerings` allows. */
export interface LoweringRule {
  /** Channels in a block of the blocked layout; null where the provider has none. */
  readonly blockSize: number | null;
  choose<D extends Direction>(direction: D, shape: ConvolutionShape): Lowerings[D];
}

/** What a layer's shape allows, for a provider with this block size. */
export function possibleLowerings<D extends Direction>(
  direction: D,
  shape: ConvolutionShape,
  blockSize: number | null,
): readonly Lowerings[D][] {
  const possible = { forward: forwards, inputGradient: inputGradients, filterGradient: filterGradients };
  return (coversInput(shape) ? ["matmul"] : possible[direction](shape, blockSize)) as Lowerings[D][];
}

/** An input with fewer channels than a block is read as NCHW. */
function fitsForward({ inChannels, outChannels }: ConvolutionShape, blockSize: number | null): boolean {
  return (
    blockSize !== null && outChannels % blockSize === 0 && (inChannels < blockSize || inChannels % blockSize === 0)
  );
}

function forwards(shape: ConvolutionShape, blockSize: number | null): string[] {
  return [
    "conv",
    "matmul",
    ...(fitsForward(shape, blockSize) ? ["blocked"] : []),
    ...(fitsWide(shape, blockSize) ? ["wide"] : []),
  ];
}

function inputGradients(shape: ConvolutionShape, blockSize: number | null): string[] {
  const inPhases = subPixelPhases(shape) !== null;
  const inBlocks = blockSize !== null && shape.inChannels % blockSize === 0 && shape.outChannels % blockSize === 0;
  return [
    "convTranspose",
    ...(isBlocky(shape) ? ["matmul"] : []),
    ...(inPhases ? ["subPixel"] : []),
    ...(inPhases && inBlocks ? ["blocked"] : []),
  ];
}

function filterGradients(shape: ConvolutionShape, blockSize: number | null): string[] {
  return ["conv", "matmul", ...(fitsBlockedFilterGradient(shape, blockSize) ? ["blocked"] : [])];
}

/** One lowering throughout wherever the shape allows it, and otherwise what every ONNX runtime knows. */
export function preferring(preferred: Partial<Lowerings>, blockSize: number | null = null): LoweringRule {
  const usual: Lowerings = { forward: "conv", inputGradient: "convTranspose", filterGradient: "matmul" };
  return {
    blockSize,
    choose(direction, shape) {
      const possible = possibleLowerings(direction, shape, blockSize);
      return [preferred[direction], usual[direction]].find((one) => possible.includes(one!)) ?? possible[0]!;
    },
  };
}

/**
 * Conv and ConvTranspose throughout: what other ONNX runtimes and the GPU providers know best. Used for exported
 * models.
 */
export const directLowering: LoweringRule = preferring({});
