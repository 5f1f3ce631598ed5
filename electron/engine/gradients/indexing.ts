/**
 * Gradients of what fetches by index. TensorFlow.js' own of `gather` fails with `batchDims`, its one of `mirrorPad`
 * drops what was mirrored, its one of `cumsum` turns all axes but the last, and `topk` has none.
 */
import * as tf from "@tensorflow/tfjs-core";

const product = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);
const zero = (x: tf.Tensor) => () => tf.cast(tf.zerosLike(x), "float32");

/** Every number of dy is added where it was fetched from. */
const gather: tf.GradConfig = {
  kernelName: "GatherV2",
  inputsToSave: ["x", "indices"],
  gradFunc(pulled, [x, indices], attributes) {
    const dy = pulled as tf.Tensor;
    const { axis, batchDims = 0 } = attributes as unknown as { axis: number; batchDims?: number };
    const place = axis < 0 ? axis + x!.rank : axis;
    const size = x!.shape[place]!;
    const [outer, inner] = [product(x!.shape.slice(0, place)), product(x!.shape.slice(place + 1))];
    const fetched = product(indices!.shape.slice(batchDims));
    const sameForAll = () => {
      const byIndex = tf.transpose(tf.reshape(dy, [outer, fetched, inner]), [1, 0, 2]);
      const sums = tf.unsortedSegmentSum(byIndex, tf.reshape<tf.Rank.R1>(indices!, [-1]), size);
      return tf.reshape(tf.transpose(sums, [1, 0, 2]), x!.shape);
    };
    const forEach = () => {
      if (place !== batchDims) throw new Error("There is a gradient of gather with batchDims along the next axis only");
      const first = tf.mul(tf.reshape(tf.range(0, outer, 1, "int32"), [outer, 1]), tf.scalar(size, "int32"));
      const rows = tf.add(tf.reshape(indices!, [outer, fetched]), first);
      const byRow = tf.reshape(dy, [outer * fetched, inner]);
      return tf.reshape(tf.unsortedSegmentSum(byRow, tf.reshape<tf.Rank.R1>(rows, [-1]), outer * size), x!.shape);
    };
    return { x: batchDims === 0 ? sameForAll : forEach, indices: zero(indices!) };
  },
};

/** What was mirrored comes back from behind the mirror. */
const mirrorPad: tf.GradConfig = {
  kernelName: "MirrorPad",
  inputsToSave: ["x"],
  gradFunc(pulled, [x], attributes) {
    const { paddings, mode } = attributes as unknown as { paddings: [number, number][]; mode: string };
    const gap = mode === "symmetric" ? 0 : 1;
    const folded = (dy: tf.Tensor, [before, after]: [number, number], axis: number) => {
      const size = x!.shape[axis]!;
      const part = (from: number, length: number) =>
        tf.slice(
          dy,
          dy.shape.map((_, a) => (a === axis ? from : 0)),
          dy.shape.map((full, a) => (a === axis ? length : full)),
        );
      const back = (from: number, length: number, to: number) => {
        const amounts = dy.shape.map((_, a): [number, number] => (a === axis ? [to, size - length - to] : [0, 0]));
        return tf.pad(tf.reverse(part(from, length), axis), amounts);
      };
      const inside = part(before, size);
      const withFirst = before === 0 ? inside : tf.add(inside, back(0, before, gap));
      return after === 0 ? withFirst : tf.add(withFirst, back(before + size, after, size - gap - after));
    };
    return { x: () => paddings.reduce<tf.Tensor>(folded, pulled as tf.Tensor) };
  },
};

const cumulativeSum: tf.GradConfig = {
  kernelName: "Cumsum",
  inputsToSave: ["x"],
  gradFunc(pulled, _, attributes) {
    const { axis, exclusive, reverse } = attributes as unknown as {
      axis: number;
      exclusive: boolean;
      reverse: boolean;
    };
    return { x: () => tf.cumsum(pulled as tf.Tensor, axis, exclusive, !reverse) };
  },
};

const topK: tf.GradConfig = {
  kernelName: "TopK",
  inputsToSave: ["x"],
  outputsToSave: [false, true],
  gradFunc(pulled, [x, indices]) {
    const [dy] = pulled as tf.Tensor[];
    const chosen = () => tf.cast(tf.oneHot(indices as tf.Tensor1D, x!.shape.at(-1)!), "float32");
    return { x: () => tf.sum(tf.mul(chosen(), tf.expandDims(dy!, -1)), -2) };
  },
};

export const indexingGradients: readonly tf.GradConfig[] = [gather, mirrorPad, cumulativeSum, topK];
