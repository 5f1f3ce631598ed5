/** Number of elements of an array of this shape; 1 for a scalar. Products above 2^53 come out inexact. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
