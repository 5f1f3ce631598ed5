/** Gradients of enlargement, and of the gradients of pools, which TensorFlow.js computes by kernels that have none. */
import * as tf from "@tensorflow/tfjs-core";

interface PoolAttributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: "valid" | "same" | number;
}

/** Linear in dy: an average pool of what pulls. */
const averagePool: tf.GradConfig = {
  kernelName: "AvgPoolGrad",
  inputsToSave: ["input"],
  gradFunc(pulled, [input], attributes) {
    const { filterSize, strides, pad } = attributes as unknown as PoolAttributes;
    return {
      dy: () => tf.avgPool(pulled as tf.Tensor4D, filterSize, strides, pad),
      input: () => tf.zerosLike(input!),
    };
  },
};

/** Linear in dy: of what pulls, the number where each window had its largest. */
const maxPool: tf.GradConfig = {
  kernelName: "MaxPoolGrad",
  inputsToSave: ["input", "output"],
  gradFunc(pulled, [input, output], attributes) {
    const { filterSize, strides, pad } = attributes as unknown as PoolAttributes;
    const fetched = () => {
      const { indexes } = tf.maxPoolWithArgmax(input as tf.Tensor4D, filterSize, strides, pad, true);
      const found = tf.gather(tf.reshape(pulled as tf.Tensor, [-1]), tf.reshape(indexes!, [-1]));
      return tf.reshape(found, output!.shape);
    };
    return { dy: fetched, input: () => tf.zerosLike(input!), output: () => tf.zerosLike(output!) };
  },
};

/**
 * What every repetition of a pixel gets, summed up: of whole multiples only. TensorFlow.js' own kernel on the processor
 * takes the second image's part from the first.
 */
const nearest: tf.GradConfig = {
  kernelName: "ResizeNearestNeighbor",
  inputsToSave: ["images"],
  gradFunc(pulled, [images], attributes) {
    const [, height, width] = images!.shape as [number, number, number, number];
    const { size, alignCorners } = attributes as unknown as { size: [number, number]; alignCorners: boolean };
    const factors: [number, number] = [size[0] / height, size[1] / width];
    if (alignCorners || !factors.every(Number.isInteger)) {
      throw new Error("Nearest-neighbour resizing has a gradient for whole multiples only, without aligned corners");
    }
    const means = () => tf.avgPool(pulled as tf.Tensor4D, factors, factors, "valid");
    return { images: () => tf.mul(means(), factors[0] * factors[1]) };
  },
};

export const poolGradients: readonly tf.GradConfig[] = [averagePool, maxPool, nearest];
