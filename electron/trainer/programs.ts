/** The programs of a run, made ready by its engine. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import { createOnDemand } from "../../shared/onDemand.ts";
import { isOneProgram } from "../../shared/schedule.ts";
import type { ArraySpecs, Engine, HostArrays, Program } from "../engine/engine.ts";
import { generateSamples } from "../gan/generateSamples.ts";
import { iteration, iterationInputs, stepInputs } from "../gan/iteration.ts";
import { probeInputs, probeStep } from "../gan/probes/probes.ts";
import { stepOf } from "../gan/step.ts";
import type { PlanStep } from "../gan/system.ts";
import { systemOf } from "../gan/systemOf.ts";
import { message, type Message } from "../../shared/messages/message.ts";

/** A step of the plan with the program that computes it. */
export interface StepProgram {
  readonly plan: PlanStep;
  readonly program: Program;
}

export interface Programs {
  /** One for each step of the system's plan, in its order. */
  readonly steps: readonly StepProgram[];
  /** An ordinary iteration; null where the engine does better with single steps. */
  readonly iteration: Program | null;
  /** Generates `sampleCount` samples. */
  readonly samples: Program;
  /** Made ready when it runs first; null where there is nothing to probe. */
  readonly probes: Program | null;
}

/**
 * @param variables only their names and shapes count
 * @param tell is told what is being made, before it is: each may take seconds
 */
export async function preparePrograms(
  engine: Engine,
  configuration: RunConfiguration,
  variables: HostArrays,
  tell: (phase: Message) => void,
): Promise<Programs> {
  const { nz, sampleCount } = configuration;
  const system = systemOf(configuration);
  const plan = system.plan(configuration);
  const specs: ArraySpecs = Object.fromEntries(
    Object.entries(variables).map(([name, { shape }]) => [name, { shape, dtype: "float32" }]),
  );
  const prepareStep = (step: PlanStep) =>
    engine.prepare(`${step.name} step`, stepOf(system, configuration, step), {
      variables: specs,
      inputs: stepInputs(step, configuration),
    });
  const prepareSamples = () =>
    engine.prepare("samples", generateSamples(configuration), {
      variables: specs,
      inputs: { noise: { shape: [sampleCount, nz], dtype: "float32" } },
    });

  const inputsOfProbes = probeInputs(system, configuration);
  const hasProbes = configuration.probeEvery > 0 && Object.keys(inputsOfProbes).length > 0;
  const prepareProbes = () =>
    engine.prepare("probes", probeStep(system, configuration), { variables: specs, inputs: inputsOfProbes });
  const probes = hasProbes ? whenNeeded(prepareProbes) : null;

  if (engine.prefersLongPrograms && isOneProgram(plan, configuration)) {
    tell(message("phase.iteration"));
    const inputs = iterationInputs(system, configuration);
    const whole = await engine.prepare("iteration", iteration(system, configuration), { variables: specs, inputs });
    tell(message("phase.samples"));
    const samples = await prepareSamples();
    const steps = plan.map((step) => ({ plan: step, program: whenNeeded(() => prepareStep(step)) }));
    return { steps, iteration: whole, samples, probes };
  }
  const steps: StepProgram[] = [];
  for (const step of plan) {
    tell(message("phase.building", { step: step.name }));
    steps.push({ plan: step, program: await prepareStep(step) });
  }
  tell(message("phase.samples"));
  return { steps, iteration: null, samples: await prepareSamples(), probes };
}

/** A program that is made ready when it runs first, and again when it runs after it was disposed of. */
export function whenNeeded(prepare: () => Promise<Program>): Program {
  const program = createOnDemand(prepare);
  return {
    async run(variables, inputs) {
      return (await program.get()).run(variables, inputs);
    },
    dispose() {
      program.take()?.then(
        (ready) => {
          ready.dispose();
        },
        // Whoever ran it was told.
        () => undefined,
      );
    },
  };
}
