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
