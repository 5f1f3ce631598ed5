/** TensorFlow.js on its plain JavaScript backend, without its greeting, and what the tests of gan/ do with it. */
import { readFileSync } from "node:fs";
import { tf } from "../../../electron/engine/tensorflow.ts";
import type { InitialArray } from "../../../electron/gan/initialiseVariables.ts";
import { stepOf, type Step } from "../../../electron/gan/step.ts";
import { learningRateInput, type NetworkFunction, type Networks, type PlanStep } from "../../../electron/gan/system.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { roles } from "../../../shared/systemFacts.ts";

export { tf };

/** The smallest DCGAN pair: 16 px, 4 filters, 8 noise dimensions. */
export const tinySettings = completeConfiguration({
  system: "wgan",
  generator: "dcgan",
  critic: "dcgan",
  imageSize: 16,
  channels: 3,
  nf: 4,
  nz: 8,
  optimizer: "rmsprop",
  learningRate: 1e-3,
  clip: 0.25,
  alpha: 0.99,
  beta1: 0.5,
  beta2: 0.999,
  initialisationStd: 0.3,
  batch: 2,
});

/** Called with the networks that its loss asks for. */
type TriedStep = Omit<PlanStep, "loss"> & {
  readonly loss: (
    networks: Partial<Networks>,
    inputs: NamedTensors,
    measured?: NamedTensors,
  ) => ReturnType<PlanStep["loss"]>;
};

/** The step of this name in the plan of the settings' system. */
export function planStep(settings: RunConfiguration, name: string): TriedStep {
  const found = systemOf(settings)
    .plan(settings)
    .find((step) => step.name === name);
  if (found === undefined) throw new Error(`${settings.system} has no step "${name}".`);
  return found as TriedStep;
}

/** The same, ready to be called. */
export function namedStep(settings: RunConfiguration, name: string): Step {
  return stepOf(systemOf(settings), settings, planStep(settings, name));
}

/** A function in the place of a network without parameters. */
export function networkOf(f: (x: tf.Tensor) => tf.Tensor): NetworkFunction {
  const hasNone = (): never => {
    throw new Error("This network has no parameters.");
  };
  return Object.assign((x: tf.Tensor) => f(x), { parameters: {}, at: hasNone, descend: hasNone });
}

/** The learning rates of all networks, as inputs of a step. */
export function rates({ learningRate }: RunConfiguration): NamedTensors {
  return Object.fromEntries(roles.map((role) => [learningRateInput(role), tf.scalar(learningRate)]));
}

export function toTensors(arrays: Readonly<Record<string, InitialArray>>): Record<string, tf.Tensor> {
  return Object.fromEntries(Object.entries(arrays).map(([name, { shape, data }]) => [name, tf.tensor(data, shape)]));
}

/** A tensor of this shape with values drawn one after the other, in row-major order. */
export function drawn(shape: number[], draw: () => number): tf.Tensor {
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(shape) }, draw), shape);
}

/** Runs a step and carries its changes over into `variables`. Returns its outputs. */
export function runStep(step: Step, variables: Record<string, tf.Tensor>, inputs: NamedTensors): NamedTensors {
  const result = tf.tidy(() => {
    const { variables: changed, outputs } = step({ ...variables, ...inputs });
    return { changed: { ...changed }, outputs: { ...outputs } };
  });
  Object.assign(variables, result.changed);
  return result.outputs;
}

export function valuesOf(tensor: tf.Tensor | undefined): number[] {
  if (tensor === undefined) throw new Error("There is no such tensor.");
  return [...tensor.dataSync()];
}

export function scalarOf(tensor: tf.Tensor | undefined): number {
  const values = valuesOf(tensor);
  if (values.length !== 1) throw new Error(`Expected a scalar, not ${values.length} values.`);
  return values[0]!;
}

/** Largest difference, relative to the largest expected magnitude. */
export function relativeError(actual: readonly number[], expected: readonly number[]): number {
  if (actual.length !== expected.length) throw new Error(`${actual.length} values instead of ${expected.length}.`);
  const scale = Math.max(...expected.map(Math.abs), 1e-12);
  const differences = expected.map((value, i) => Math.abs(value - actual[i]!) / scale);
  return differences.some(Number.isNaN) ? Number.NaN : Math.max(...differences);
}

/** Reads a recording made by tests/fixtures/gan/record.py. */
export function recording(name: string): unknown {
  return JSON.parse(readFileSync(`${import.meta.dirname}/../../fixtures/gan/${name}.json`, "utf8"));
}
