/** How arrays lie in memory: their layouts and element types. */

/** ONNX' number for each element type. */
export const elementTypes = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 } as const;

export type ValueType = keyof typeof elementTypes;

/**
 * How a 4-D value lies in memory; its logical shape is TensorFlow.js' (NHWC) in all of them.
 * - `plain`: [N, H, W, C], as the shape says;
 * - `nchw`: [N, C, H, W];
 * - `blocked`: ONNX Runtime's NCHWc: [N, C / block, H · W, block] in memory, channels in blocks as wide as a vector
 *   register, under the ONNX shape [N, C, H, W].
 */
export type Layout = "plain" | "nchw" | "blocked";

/** The ONNX Runtime operators of the blocked layout. */
export const blockedDomain = "com.microsoft.nchwc";

/** [N, H, W, C] → [N, C, H, W]. */
export function toNchw(shape: readonly number[]): number[] {
  const [n, h, w, c] = shape as [number, number, number, number];
  return [n, c, h, w];
}

/** The shape of the ONNX tensor that holds a value of this shape in this layout. */
export function storedShape(shape: readonly number[], layout: Layout): readonly number[] {
  return layout === "plain" ? shape : toNchw(shape);
}

/** How a blocked value of this logical shape, [N, H, W, C], lies in memory: [N, C / block, H · W, block]. */
export function blocksOf(shape: readonly number[], block: number): [number, number, number, number] {
  const [n, h, w, c] = shape as [number, number, number, number];
  return [n, c / block, h * w, block];
}
