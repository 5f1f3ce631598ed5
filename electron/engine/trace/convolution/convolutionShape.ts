/** The sizes of a convolution, and what follows from them. */

/** One convolution, forward: [batch, inHeight, inWidth, inChannels] → [batch, outHeight, outWidth, outChannels]. */
export interface ConvolutionShape {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: number;
  /** Zeros that TensorFlow.js puts before the first row and column. */
  readonly padTop: number;
  readonly padLeft: number;
}

/** True where the kernel covers the whole input at once, so that a patch is an image. */
export function coversInput(c: ConvolutionShape): boolean {
  const unpadded = c.padTop === 0 && c.padLeft === 0;
  return (
    unpadded && c.outHeight === 1 && c.outWidth === 1 && c.kernelHeight === c.inHeight && c.kernelWidth === c.inWidth
  );
}

/** True where the kernel is a whole number of strides, so that patches are made of stride × stride blocks. */
export function isBlocky(c: ConvolutionShape): boolean {
  return c.kernelHeight % c.stride === 0 && c.kernelWidth % c.stride === 0;
}

/** [batch, inHeight, inWidth, inChannels] */
export function imageShape(c: ConvolutionShape): number[] {
  return [c.batch, c.inHeight, c.inWidth, c.inChannels];
}

/** [batch, outHeight, outWidth, outChannels] */
export function outputShape(c: ConvolutionShape): number[] {
  return [c.batch, c.outHeight, c.outWidth, c.outChannels];
}

/** HWIO, as TensorFlow.js has its filters. */
export function filterShape(c: ConvolutionShape): number[] {
  return [c.kernelHeight, c.kernelWidth, c.inChannels, c.outChannels];
}

/**
 * The padded image as far as patches reach, and what that adds to the image below and to the right: negative where it
 * cuts off.
 */
export function patchReach(c: ConvolutionShape): { height: number; width: number; bottom: number; right: number } {
  const height = (c.outHeight - 1) * c.stride + c.kernelHeight;
  const width = (c.outWidth - 1) * c.stride + c.kernelWidth;
  return { height, width, bottom: height - c.inHeight - c.padTop, right: width - c.inWidth - c.padLeft };
}

/** ONNX pads, top, left, bottom, right, such that the output has just its rows and columns. */
export function exactPads(c: ConvolutionShape): { pads: [number, number, number, number]; unused: [number, number] } {
  const { bottom, right } = patchReach(c);
  return {
    pads: [c.padTop, c.padLeft, Math.max(bottom, 0), Math.max(right, 0)],
    // Rows and columns at the far end that no patch reaches.
    unused: [Math.max(-bottom, 0), Math.max(-right, 0)],
  };
}
