/**
 * Spectral normalisation (Miyato et al. 2018, Algorithm 1): a layer works with W / σ, where σ = uᵀ W v estimates the
 * largest singular value of W.
 *
 * W is a layer's weight as a matrix of outputs × rest. Its largest singular value is not the operator norm of the
 * convolution, which is up to √(kernel's area) times as large: a critic of such layers is Lipschitz, but not with the
 * constant 1.
 */
import * as tf from "@tensorflow/tfjs-core";
import { normalisedLayers, type Network, type NormalisedLayer } from "../../../shared/networks/layers.ts";
import { tensorNamed, type NamedTensors } from "../tensors.ts";

/** As in PyTorch: a vector that is shorter is divided by this. */
const epsilon = 1e-12;

/** The name of v, which is a constant of a step and no variable. */
function rightVector({ singularVector }: NormalisedLayer): string {
  return `${singularVector.name}/right`;
}

/**
 * The vectors u and v of every layer for the weights as they are: v = Wᵀ u / ‖Wᵀ u‖, and where `moves` is true then one
 * power iteration's u = W v / ‖W v‖; else u stays. They are constants in the gradient of what follows.
 *
 * @param tensors holds the weights and each u
 * @returns `moved`: the new u under the names of their variables; `constants`: each v
 */
export function singularVectors(
  network: Network,
  tensors: NamedTensors,
  moves: boolean,
): { readonly moved: NamedTensors; readonly constants: NamedTensors } {
  const moved: Record<string, tf.Tensor> = {};
  const constants: Record<string, tf.Tensor> = {};
  for (const layer of normalisedLayers(network)) {
    const transposed = transposedMatrix(layer, tensorNamed(tensors, layer.weight.name));
    const u = column(tensorNamed(tensors, layer.singularVector.name));
    const v = normalised(tf.matMul(transposed, u));
    constants[rightVector(layer)] = flat(v);
    if (moves) moved[layer.singularVector.name] = flat(normalised(tf.matMul(transposed, v, true)));
  }
  return { moved, constants };
}

/** W / σ of every layer with spectral norm, under the names of the weights. */
export function normalisedWeights(network: Network, tensors: NamedTensors): NamedTensors {
  const weights = normalisedLayers(network).map((layer) => {
    const weight = tensorNamed(tensors, layer.weight.name);
    const [u, v] = [layer.singularVector.name, rightVector(layer)].map((name) => column(tensorNamed(tensors, name)));
    const σ = tf.matMul(v!, tf.matMul(transposedMatrix(layer, weight), u!), true);
    return [layer.weight.name, tf.div(weight, tf.reshape(σ, []))] as const;
  });
  return Object.fromEntries(weights);
}

/** Wᵀ, rest × outputs. */
function transposedMatrix({ weightLayout }: NormalisedLayer, weight: tf.Tensor): tf.Tensor2D {
  const outputsLast = weightLayout === "HWOI" ? tf.transpose(weight, [0, 1, 3, 2]) : weight;
  return tf.reshape(outputsLast, [-1, outputsLast.shape.at(-1) ?? 1]);
}

function column(vector: tf.Tensor): tf.Tensor2D {
  return tf.reshape(vector, [-1, 1]);
}

function flat(matrix: tf.Tensor): tf.Tensor1D {
  return tf.reshape(matrix, [-1]);
}

function normalised(vector: tf.Tensor2D): tf.Tensor2D {
  return tf.div(vector, tf.maximum(tf.sqrt(tf.sum(tf.square(vector))), epsilon));
}
