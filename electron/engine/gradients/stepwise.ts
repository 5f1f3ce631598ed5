/**
 * Gradients of zero for what is constant but where it jumps: comparisons and logic. TensorFlow.js has none for most, so
 * that `where(greater(x, 0), …)` could not be differentiated, nor anything twice whose gradient holds a comparison.
 */
import * as tf from "@tensorflow/tfjs-core";

const ofTwo = ["Greater", "GreaterEqual", "Less", "LessEqual", "Equal", "NotEqual", "LogicalAnd", "LogicalOr"];
const ofOne = ["LogicalNot", "IsNan", "IsInf", "IsFinite"];

/** TensorFlow.js asks for gradients in float32, whatever the input is in. */
const zero = (x: tf.Tensor) => () => tf.cast(tf.zerosLike(x), "float32");

export const stepwiseGradients: readonly tf.GradConfig[] = [
  ...ofTwo.map((kernelName) => ({
    kernelName,
    inputsToSave: ["a", "b"],
    gradFunc: (_: unknown, [a, b]: tf.Tensor[]) => ({ a: zero(a!), b: zero(b!) }),
  })),
  ...ofOne.map((kernelName) => ({
    kernelName,
    inputsToSave: ["x"],
    gradFunc: (_: unknown, [x]: tf.Tensor[]) => ({ x: zero(x!) }),
  })),
];
