/** One iteration of a system's plan as a single step. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import { timesIn } from "../../shared/schedule.ts";
import type { Role } from "../../shared/systemFacts.ts";
import { drawnInputs, type InputSpec } from "./inputs.ts";
import { stepOf, type Step } from "./step.ts";
import { learningRateInput, ratedRoles, type PlanStep, type System } from "./system.ts";
import { tensorNamed, type NamedTensors } from "./tensors.ts";

type Specs = Readonly<Record<string, InputSpec>>;

/** The inputs of a step: what it draws, then learning rates. */
export function stepInputs(plan: PlanStep, settings: RunConfiguration): Specs {
  return { ...drawnInputs(plan, settings), ...rateInputs(ratedRoles(plan)) };
}

function rateInputs(rated: readonly Role[]): Specs {
  return Object.fromEntries(rated.map((role) => [learningRateInput(role), { shape: [], dtype: "float32" } as const]));
}

/** The name of what a step draws at its time `t`, counted from 1: `critic/1/x`. */
export function drawnInput(step: string, t: number, input: string): string {
  return `${step}/${t}/${input}`;
}

/** The inputs of an ordinary iteration: what each step draws at each of its times, and the learning rates. */
export function iterationInputs(system: System, settings: RunConfiguration): Specs {
  const specs: Record<string, InputSpec> = {};
  for (const plan of system.plan(settings)) {
    for (let t = 1; t <= timesIn(plan.times, settings); t++) {
      for (const [input, spec] of Object.entries(drawnInputs(plan, settings))) {
        specs[drawnInput(plan.name, t, input)] = spec;
      }
    }
    Object.assign(specs, rateInputs(ratedRoles(plan)));
  }
  return specs;
}

/**
 * An ordinary iteration as a single step: the steps of the plan as often as each runs, each from where the one before
 * left off. The same numbers as those steps one by one. Outputs: those of the last time of each step.
 */
export function iteration(system: System, settings: RunConfiguration): Step {
  const steps = system.plan(settings).map((plan) => ({ plan, run: stepOf(system, settings, plan) }));
  return (tensors) => {
    let variables: NamedTensors = {};
    let outputs: NamedTensors = {};
    for (const { plan, run } of steps) {
      let last: NamedTensors = {};
      for (let t = 1; t <= timesIn(plan.times, settings); t++) {
        const drawn = Object.keys(drawnInputs(plan, settings)).map((input) => [
          input,
          tensorNamed(tensors, drawnInput(plan.name, t, input)),
        ]);
        const result = run({ ...tensors, ...variables, ...(Object.fromEntries(drawn) as NamedTensors) });
        variables = { ...variables, ...result.variables };
        last = result.outputs;
      }
      outputs = { ...outputs, ...last };
    }
    return { variables, outputs };
  };
}
