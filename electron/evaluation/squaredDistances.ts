/** Squared Euclidean distances between samples, for metrics of pairs. */
import { elementCount } from "../../shared/elementCount.ts";
import type { SampleSet } from "../domains/domain.ts";
import type { Matrix, Multiply } from "./multiply.ts";

/** Rows at a time: enough for a fast product, few enough for the memory. */
const blockRows = 256;

/** Samples of so few numbers are compared one by one, exactly; larger ones by a product of matrices in float32. */
const fewNumbers = 16;

/**
 * Visits every pair of a sample of `a` and one of `b`; where both are the same set, each pair of two samples once.
 * Bytes count as the networks see them, -1 … 1.
 *
 * @param visit is given the squared distance, in no order that matters
 */
export async function visitDistances(
  a: SampleSet,
  b: SampleSet,
  multiply: Multiply,
  visit: (squared: number) => void,
): Promise<void> {
  const columns = elementCount(a.shape);
  // Distances stay what they are, and of smaller numbers float32 keeps more.
  const centre = columns > fewNumbers ? meanOf(a, columns) : new Float64Array(columns);
  for (let row = 0; row < a.count; row += blockRows) {
    const left = blockOf(a, row, columns, centre);
    for (let other = a === b ? row : 0; other < b.count; other += blockRows) {
      const right = blockOf(b, other, columns, centre);
      const squared = columns > fewNumbers ? await byProduct(left, right, multiply) : oneByOne(left, right);
      for (let i = 0; i < left.rows; i++) {
        const first = a === b && row === other ? i + 1 : 0;
        for (let j = first; j < right.rows; j++) visit(squared[i * right.rows + j]!);
      }
    }
  }
}

/** ‖x‖² + ‖y‖² − 2 x·y; what rounding makes negative is 0. */
async function byProduct(left: Matrix, right: Matrix, multiply: Multiply): Promise<Float64Array> {
  const products = await multiply(left, right);
  const [leftNorms, rightNorms] = [squaredNorms(left), squaredNorms(right)];
  return Float64Array.from(products, (product, at) => {
    const [i, j] = [Math.floor(at / right.rows), at % right.rows];
    return Math.max(0, leftNorms[i]! + rightNorms[j]! - 2 * product);
  });
}

function oneByOne(left: Matrix, right: Matrix): Float64Array {
  const { columns } = left;
  const squared = new Float64Array(left.rows * right.rows);
  for (let i = 0; i < left.rows; i++) {
    for (let j = 0; j < right.rows; j++) {
      let sum = 0;
      for (let at = 0; at < columns; at++)
        sum += (left.values[i * columns + at]! - right.values[j * columns + at]!) ** 2;
      squared[i * right.rows + j] = sum;
    }
  }
  return squared;
}

function squaredNorms({ rows, columns, values }: Matrix): Float64Array {
  const norms = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let at = row * columns; at < (row + 1) * columns; at++) norms[row]! += values[at]! * values[at]!;
  }
  return norms;
}

/** Some samples as numbers, less the centre. */
function blockOf({ count, values }: SampleSet, from: number, columns: number, centre: Float64Array): Matrix {
  const rows = Math.min(blockRows, count - from);
  const { scale, offset } = scaleOf(values);
  const block = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < columns; at++) {
      block[row * columns + at] = values[(from + row) * columns + at]! * scale - offset - centre[at]!;
    }
  }
  return { rows, columns, values: block };
}

function meanOf({ count, values }: SampleSet, columns: number): Float64Array {
  const { scale, offset } = scaleOf(values);
  const sums = new Float64Array(columns);
  for (let row = 0; row < count; row++) {
    for (let at = 0; at < columns; at++) sums[at]! += values[row * columns + at]!;
  }
  return sums.map((sum) => (sum / count) * scale - offset);
}

/** 0 … 255 becomes -1 … 1. */
function scaleOf(values: SampleSet["values"]) {
  return values instanceof Uint8Array ? { scale: 2 / 255, offset: 1 } : { scale: 1, offset: 0 };
}
