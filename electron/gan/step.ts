/** One step of a system's plan as a pure function of named tensors. */
import * as tf from "@tensorflow/tfjs-core";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { Network } from "../../shared/networks/layers.ts";
import { networkFor } from "../../shared/networks/networks.ts";
import { roles, type Role } from "../../shared/systemFacts.ts";
import { gradientsOf } from "./gradients.ts";
import { inputTensor } from "./inputs.ts";
import { forward, parametersOf } from "./networks/forward.ts";
import { optimiserOf } from "./optimisers/optimisers.ts";
import type { Networks, NetworkFunction, PlanStep, System } from "./system.ts";
import { tensorNamed, type NamedTensors } from "./tensors.ts";

/** A pure function of all variables and inputs by name: new values of some variables, and what the caller reads. */
export type Step = (tensors: NamedTensors) => { readonly variables: NamedTensors; readonly outputs: NamedTensors };

/** The networks of a run, by their part. */
export function networksOf(system: System, settings: RunConfiguration): ReadonlyMap<Role, Network> {
  return new Map(
    roles.flatMap((role): [Role, Network][] => {
      const part = system.networks[role];
      return part === undefined ? [] : [[role, networkFor(part, settings)]];
    }),
  );
}

/** The scalar input that holds the learning rate of a network's optimiser. */
export function learningRateInput(role: Role): string {
  return `learningRate/${role}`;
}

/** What the loss of a step comes to. */
export interface LossResult {
  readonly loss: tf.Tensor;
  /** By tag, the loss itself as `<step>Loss`. */
  readonly series: NamedTensors;
  /** Running batch-norm statistics as the forward passes have moved them. */
  readonly statistics: NamedTensors;
}

/**
 * The loss of a step as a function of all variables and of what the step draws, under the names of its plan: images in
 * [-1, 1].
 */
export function lossOf(
  system: System,
  settings: RunConfiguration,
  plan: PlanStep,
): (variables: NamedTensors, inputs: NamedTensors) => LossResult {
  const networks = networksOf(system, settings);
  return (variables, inputs) => {
    const open = openNetworks(networks, variables);
    const { loss, series = {} } = plan.loss(open.functions, inputs);
    return { loss, series: { ...series, [`${plan.name}Loss`]: loss }, statistics: open.statistics() };
  };
}

/**
 * A step of the plan.
 *
 * Inputs: what the step draws, under the names of its plan, and `learningRate/<role>` for each network that it trains.
 * Outputs: the scalars of its series, from before the update.
 */
export function stepOf(system: System, settings: RunConfiguration, plan: PlanStep): Step {
  const networks = networksOf(system, settings);
  const trained = plan.trains.map((role) => [role, networkOf(networks, role)] as const);
  const lossAt = lossOf(system, settings, plan);
  return (tensors) => {
    const inputs = Object.fromEntries(
      Object.entries(plan.inputs).map(([name, kind]) => [
        name,
        inputTensor(kind, tensorNamed(tensors, name), settings),
      ]),
    );
    const parameters = Object.assign(
      {},
      ...trained.map(([, network]) => parametersOf(network, tensors)),
    ) as NamedTensors;
    const { gradients, results } = gradientsOf(parameters, (w) => {
      const { loss, series, statistics } = lossAt({ ...tensors, ...w }, inputs);
      return { loss, results: { series, statistics } };
    });
    const variables: Record<string, tf.Tensor> = {};
    const outputs: Record<string, tf.Tensor> = { ...results.series };
    for (const [role, network] of trained) {
      const own = parametersOf(network, gradients);
      const learningRate = tensorNamed(tensors, learningRateInput(role));
      const { parameters: updated, state } = optimiserOf(settings, role).update(role, tensors, own, learningRate);
      const { parameters: w, series = {} } = plan.after?.(updated) ?? { parameters: updated };
      Object.assign(variables, w, state);
      Object.assign(outputs, series, { [`${role}GradientNorm`]: norm(Object.values(own)) });
    }
    return { variables: { ...variables, ...results.statistics }, outputs };
  };
}

/** The networks as functions; each call moves the running statistics on from where the call before left them. */
function openNetworks(networks: ReadonlyMap<Role, Network>, tensors: NamedTensors) {
  const statistics: Record<string, tf.Tensor> = {};
  const functions: Partial<Record<Role, NetworkFunction>> = {};
  for (const [role, network] of networks) {
    functions[role] = (x) => {
      const { output, statistics: moved } = forward(network, { ...tensors, ...statistics }, x, "training");
      Object.assign(statistics, moved);
      return output;
    };
  }
  return { functions: functions as Networks, statistics: () => ({ ...statistics }) };
}

function networkOf(networks: ReadonlyMap<Role, Network>, role: Role): Network {
  const network = networks.get(role);
  if (network === undefined) throw new Error(`The plan trains the ${role}, which the system has not.`);
  return network;
}

/** The Euclidean norm of all numbers together. */
function norm(tensors: readonly tf.Tensor[]): tf.Tensor {
  // No tf.addN: ONNX Runtime has no Sum for WebGPU, and would carry the scalars to the processor and back.
  const squares = tensors.map((tensor) => tf.sum(tf.square(tensor)));
  return tf.sqrt(squares.reduce((sum, square) => tf.add(sum, square)));
}
