/** Which ONNX operators a convolution becomes. */

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

/**
 * - `direct`: Conv or ConvTranspose in NCHW;
 * - `matmul`: a matrix product in NHWC on the im2col matrix (forward) or followed by col2im (input gradient).
 */
export type Lowering = "direct" | "matmul";

/** Chooses the lowering of the forward pass and of the input gradient; the filter gradient is always im2col + Gemm. */
export type LoweringRule = (direction: "forward" | "inputGradient", shape: ConvolutionShape) => Lowering;

/** Side of the smaller feature map up to which the matrix product won on two cores (im2col grows with the map, Conv does not). */
const matmulUpTo = 8;

/**
 * The rule for ONNX Runtime's CPU provider, from measurements of DCGAN's layers at batch 64: deep layers with small maps run
 * faster as one large matrix product, shallow ones with large maps as Conv / ConvTranspose.
 */
export const cpuLowering: LoweringRule = (_, shape) =>
  Math.max(shape.outHeight, shape.outWidth) <= matmulUpTo ? "matmul" : "direct";

/** Conv and ConvTranspose throughout: what other ONNX runtimes know best. Used for exported models. */
export const directLowering: LoweringRule = () => "direct";
