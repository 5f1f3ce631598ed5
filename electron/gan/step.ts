/** One step of a system's plan as a pure function of named tensors. */
import type * as tf from "@tensorflow/tfjs-core";
import { averagedVariables, movedAverage } from "./average.ts";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { Network } from "../../shared/networks/layers.ts";
import type { Role } from "../../shared/systemFacts.ts";
import { gradientsOf } from "./gradients.ts";
import { inputTensor } from "./inputs.ts";
import { measuredOf } from "./measures.ts";
import { parametersOf } from "./networks/forward.ts";
import { networksOf } from "./networksOf.ts";
import { openNetworks } from "./openNetworks.ts";
import { stepConstants } from "./stepConstants.ts";
import type { PlanStep, System } from "./system.ts";
import { tensorNamed, type NamedTensors } from "./tensors.ts";
import { update } from "./update.ts";

/** A pure function of all variables and inputs by name: new values of some variables, and what the caller reads. */
export type Step = (tensors: NamedTensors) => { readonly variables: NamedTensors; readonly outputs: NamedTensors };

/** What the loss of a step comes to. */
export interface LossResult {
  readonly loss: tf.Tensor;
  /** By tag, the loss itself as `<step>Loss`. */
  readonly series: NamedTensors;
  /** Running batch-norm statistics as the forward passes have moved them. */
  readonly statistics: NamedTensors;
}

/**
 * The loss of a step as a function of all variables, with what `stepConstants` says, and of what the step draws, under
 * the names of its plan: images in [-1, 1].
 */
export function lossOf(
  system: System,
  settings: RunConfiguration,
  plan: PlanStep,
): (variables: NamedTensors, inputs: NamedTensors) => LossResult {
  const networks = networksOf(system, settings);
  return (variables, inputs) => {
    const open = openNetworks(networks, variables, settings);
    const { loss, series = {} } = plan.loss(open.functions, inputs, measuredOf(system, variables));
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
  const trained = plan.trains.map((role) => ({ role, network: networkOf(networks, role), after: plan.after }));
  const lossAt = lossOf(system, settings, plan);
  const averaged = plan.trains.includes("generator") ? averagedVariables(settings) : [];
  return (tensors) => {
    const inputs = Object.fromEntries(
      Object.entries(plan.inputs).map(([name, kind]) => [
        name,
        inputTensor(kind, tensorNamed(tensors, name), settings),
      ]),
    );
    const parameters = Object.assign(
      {},
      ...trained.map(({ network }) => parametersOf(network, tensors)),
    ) as NamedTensors;
    const { variables: moved, constants } = stepConstants(networks, plan.trains, tensors);
    const { gradients, results } = gradientsOf(parameters, (w) => {
      const { loss, series, statistics } = lossAt({ ...tensors, ...constants, ...w }, inputs);
      return { loss, results: { series, statistics } };
    });
    const updates = trained.map((each) => update(each, settings, tensors, gradients));
    const updated = Object.assign({}, ...updates.map((each) => each.variables)) as NamedTensors;
    const variables = { ...updated, ...results.statistics };
    const average = movedAverage(averaged, settings, tensors, variables);
    const outputs = Object.assign({}, results.series, ...updates.map((each) => each.outputs)) as NamedTensors;
    return { variables: { ...variables, ...moved, ...average }, outputs };
  };
}

function networkOf(networks: ReadonlyMap<Role, Network>, role: Role): Network {
  const network = networks.get(role);
  if (network === undefined) throw new Error(`The plan trains the ${role}, which the system has not.`);
  return network;
}
