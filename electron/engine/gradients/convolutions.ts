/**
 * Derivatives of a convolution's own gradients. The filter gradient is linear in the image x and in the gradient dy:
 *
 *     dw(x, dy), pulled back along v in the shape of the filter:   x ← transposed convolution of dy with v,
 *                                                                  dy ← convolution of x with v
 *
 * An unrolled optimiser needs them (Metz et al. 2016): its steps are made of filter gradients, and are differentiated.
 * TensorFlow.js has only those of the input gradient.
 */
import * as tf from "@tensorflow/tfjs-core";

interface Attributes {
  readonly strides: number | [number, number];
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

const filterGradient: tf.GradConfig = {
  kernelName: "Conv2DBackpropFilter",
  inputsToSave: ["x", "dy"],
  gradFunc(pulled, saved, attributes) {
    const [v, x, dy] = [pulled as tf.Tensor4D, ...(saved as [tf.Tensor4D, tf.Tensor4D])] as const;
    const { strides, pad, dimRoundingMode } = attributes as unknown as Attributes;
    return {
      x: () => tf.conv2dTranspose(dy, v, x.shape, strides, pad, dimRoundingMode),
      dy: () => tf.conv2d(x, v, strides, pad, "NHWC", 1, dimRoundingMode),
    };
  },
};

/** TensorFlow.js exports no functions for a depthwise convolution's gradients. */
function kernel(name: string, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor {
  return tf.engine().runKernel(name, inputs, attributes as tf.NamedAttrMap);
}

function depthwise(x: tf.Tensor, filter: tf.Tensor, attributes: Attributes): tf.Tensor {
  const { strides, pad, dimRoundingMode } = attributes;
  return tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, strides, pad, "NHWC", 1, dimRoundingMode);
}

const depthwiseInputGradient: tf.GradConfig = {
  kernelName: "DepthwiseConv2dNativeBackpropInput",
  inputsToSave: ["dy", "filter"],
  gradFunc(pulled, [dy, filter], attributes) {
    const v = pulled as tf.Tensor;
    const own = attributes as unknown as Attributes;
    const filterShape = { ...own, filterShape: filter!.shape };
    return {
      dy: () => depthwise(v, filter!, own),
      filter: () => kernel("DepthwiseConv2dNativeBackpropFilter", { x: v, dy: dy! }, filterShape),
    };
  },
};

const depthwiseFilterGradient: tf.GradConfig = {
  kernelName: "DepthwiseConv2dNativeBackpropFilter",
  inputsToSave: ["x", "dy"],
  gradFunc(pulled, [x, dy], attributes) {
    const v = pulled as tf.Tensor;
    const own = attributes as unknown as Attributes;
    const inputShape = { ...own, inputShape: x!.shape };
    return {
      x: () => kernel("DepthwiseConv2dNativeBackpropInput", { dy: dy!, filter: v }, inputShape),
      dy: () => depthwise(x!, v, own),
    };
  },
};

export const convolutionGradients: readonly tf.GradConfig[] = [
  filterGradient,
  depthwiseInputGradient,
  depthwiseFilterGradient,
];
