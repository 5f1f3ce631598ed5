/** The sliced Wasserstein distance of two sets of points of many dimensions. */
import type { RandomStream } from "../domains/streams.ts";
import type { Matrix, Multiply } from "./multiply.ts";
import { createFloatSorter } from "./sortFloats.ts";

/** So many directions at a time: their projections lie in memory. */
const atATime = 32;

/** Random unit vectors, a row each. */
export function drawDirections(stream: RandomStream, count: number, dimensions: number): Matrix {
  const values = stream.normals(count * dimensions);
  for (let row = 0; row < count; row++) {
    const direction = values.subarray(row * dimensions, (row + 1) * dimensions);
    const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
    for (let at = 0; at < dimensions; at++) direction[at]! /= length;
  }
  return { rows: count, columns: dimensions, values };
}

/** The mean over the directions of the distance W₁ of both sets' projections. Both have as many rows. */
export async function slicedDistance(a: Matrix, b: Matrix, directions: Matrix, multiply: Multiply): Promise<number> {
  const sort = createFloatSorter(a.rows);
  let sum = 0;
  for (let first = 0; first < directions.rows; first += atATime) {
    const some = rowsOf(directions, first, Math.min(first + atATime, directions.rows));
    const [ofA, ofB] = [await multiply(some, a), await multiply(some, b)];
    for (let row = 0; row < some.rows; row++) {
      const [x, y] = [ofA, ofB].map((all) => all.subarray(row * a.rows, (row + 1) * a.rows)) as [
        Float32Array,
        Float32Array,
      ];
      sort(x);
      sort(y);
      for (let at = 0; at < a.rows; at++) sum += Math.abs(x[at]! - y[at]!);
    }
  }
  return sum / (directions.rows * a.rows);
}

function rowsOf({ columns, values }: Matrix, from: number, to: number): Matrix {
  return { rows: to - from, columns, values: values.subarray(from * columns, to * columns) };
}
