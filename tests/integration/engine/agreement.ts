/** A compiled engine held against the eager reference, step by step of a plan. */
import { expect } from "vitest";
import type { Engine, StepFunction } from "../../../electron/engine/engine.ts";
import { gradientsOf } from "../../../electron/gan/gradients.ts";
import { inputTensor } from "../../../electron/gan/inputs.ts";
import { parametersOf } from "../../../electron/gan/networks/forward.ts";
import { networksOf } from "../../../electron/gan/networksOf.ts";
import { lossOf } from "../../../electron/gan/step.ts";
import { stepConstants } from "../../../electron/gan/stepConstants.ts";
import type { PlanStep } from "../../../electron/gan/system.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { differenceFromReference } from "../../unit/engine/compare.ts";
import { inputsFor, planOf, variablesFor } from "./parityCases.ts";

/** A step's gradients by every parameter that it trains. */
export function gradientStep(settings: RunConfiguration, plan: PlanStep): StepFunction {
  const system = systemOf(settings);
  const networks = plan.trains.map((role) => networksOf(system, settings).get(role) ?? []);
  const lossAt = lossOf(system, settings, plan);
  return (tensors) => {
    const inputs = Object.fromEntries(
      Object.entries(plan.inputs).map(([name, kind]) => [name, inputTensor(kind, tensors[name]!, settings)]),
    );
    const parameters = Object.assign({}, ...networks.map((network) => parametersOf(network, tensors))) as NamedTensors;
    const { constants } = stepConstants(networksOf(system, settings), plan.trains, tensors);
    const { gradients } = gradientsOf(parameters, (w) => ({
      loss: lossAt({ ...tensors, ...constants, ...w }, inputs).loss,
      results: {},
    }));
    return { variables: {}, outputs: gradients };
  };
}

/** The largest difference of any step's outputs from the reference's. */
export async function expectAgreement(
  engine: Engine,
  settings: RunConfiguration,
  stepFor: (plan: PlanStep) => StepFunction,
): Promise<void> {
  for (const plan of planOf(settings)) {
    const inputs = inputsFor(settings, plan);
    const difference = await differenceFromReference(engine, stepFor(plan), variablesFor(settings), inputs);
    expect(difference.relative, `${plan.name}: ${difference.name}`).toBeLessThan(1e-4);
  }
}
