/** One iteration of a run: the steps of its system's plan, each as often as its schedule says. */
import { setImmediate } from "node:timers/promises";
import { timesIn } from "../../shared/schedule.ts";
import type { HostArray, HostArrays, Program, Variables } from "../engine/engine.ts";
import { drawnInput } from "../gan/iteration.ts";
import { ratedRoles, type PlanStep } from "../gan/system.ts";
import { finiteScalars } from "./finite.ts";
import { drawInputs, learningRates, recordedRates, type InputSources } from "./inputs.ts";
import type { Clock } from "./port.ts";
import type { Programs } from "./programs.ts";
import { isProbed, probe, type Probing } from "./probing.ts";
import type { MetricPoint } from "./protocol/messages.ts";
import { message, type Message } from "../../shared/messages/message.ts";

/** What an iteration works with. */
export interface Training extends InputSources {
  readonly programs: Programs;
  readonly variables: Variables;
  readonly clock: Clock;
  /** Left out where nothing is probed, whatever the settings say. */
  readonly probing?: Probing;
}

/** What an iteration came to. */
export interface IterationResult {
  readonly point: MetricPoint;
  /** How often the steps ran that follow the critic's schedule. */
  readonly criticSteps: number;
  /** Real samples that were drawn for it. */
  readonly samples: number;
}

/** Does work on the clock, after commands were let in: a pause does not count as time of the iteration. */
type Timed = <Result>(phase: () => Message, work: () => Promise<Result>) => Promise<Result>;

/**
 * Runs the plan once.
 *
 * @param step iterations done before this one
 * @param betweenSteps is called before each step, or before the iteration where that is one program; commands are read
 *   there, and a pause is spent there
 * @throws NotFinite where a value of a series is not finite
 */
export async function runIteration(
  training: Training,
  step: number,
  betweenSteps: (phase: () => Message) => Promise<void>,
): Promise<IterationResult> {
  const { configuration, programs, clock, probing } = training;
  const steps = programs.steps.map(({ plan, program }) => {
    return { plan, program, times: timesIn(plan.times, configuration, step) };
  });
  let elapsedMs = 0;

  const timed: Timed = async (phase, work) => {
    await setImmediate();
    await betweenSteps(phase);
    const startMs = clock.nowMs();
    const result = await work();
    elapsedMs += clock.nowMs() - startMs;
    return result;
  };

  const whole = isOrdinary(training, step) ? programs.iteration : null;
  const values =
    whole === null
      ? await runSteps(training, step, steps, timed)
      : await timed(
          () => message("phase.iterating"),
          () => runWhole(training, step, whole, steps),
        );
  // Single steps are rare where whole iterations are one program: their memory is given back.
  if (whole === null && programs.iteration !== null && isOrdinary(training, step + 1)) {
    for (const { program } of steps) program.dispose();
  }

  const isDue = probing !== undefined && isProbed(probing, step + 1);
  const probed = isDue
    ? await timed(
        () => message("phase.probing"),
        () => probe(probing),
      )
    : {};
  const rates = recordedRates(configuration, step);
  const scheduled = steps.filter(({ plan }) => plan.times !== "once");
  const counts = Object.fromEntries(scheduled.map(({ plan, times }) => [`${plan.name}Steps`, times]));
  const realBatches = steps.reduce((sum, { plan, times }) => sum + times * realInputs(plan), 0);
  return {
    point: { step: step + 1, elapsedMs, values: { ...values, ...probed, ...counts, ...rates } },
    criticSteps: scheduled.reduce((sum, { times }) => sum + times, 0),
    samples: realBatches * configuration.batch,
  };
}

/** True where every step runs as often as in most iterations. */
function isOrdinary({ configuration, programs }: Training, step: number): boolean {
  return programs.steps.every(
    ({ plan }) => timesIn(plan.times, configuration, step) === timesIn(plan.times, configuration),
  );
}

function realInputs(plan: PlanStep): number {
  return Object.values(plan.inputs).filter((kind) => kind === "real").length;
}

interface TimedStep {
  readonly plan: PlanStep;
  readonly program: Program;
  readonly times: number;
}

async function runSteps(
  training: Training,
  step: number,
  steps: readonly TimedStep[],
  timed: Timed,
): Promise<Readonly<Record<string, number>>> {
  const { configuration, variables } = training;
  const values: Record<string, number> = {};
  for (const { plan, program, times } of steps) {
    const rates = learningRates(configuration, ratedRoles(plan), step);
    for (let t = 1; t <= times; t++) {
      const phase = (): Message =>
        times === 1
          ? message("phase.step", { step: plan.name })
          : message("phase.stepOf", { step: plan.name, at: t, times });
      const scalars = await timed(phase, async () => {
        const outputs = await program.run(variables, { ...(await drawInputs(training, plan)), ...rates });
        return finiteScalars(configuration.system, plan.name, outputs);
      });
      Object.assign(values, scalars);
    }
  }
  return values;
}

/** The same steps with the same numbers in the same order, as one program. */
async function runWhole(
  training: Training,
  step: number,
  whole: Program,
  steps: readonly TimedStep[],
): Promise<Readonly<Record<string, number>>> {
  const { configuration } = training;
  const inputs: Record<string, HostArray> = {};
  for (const { plan, times } of steps) {
    for (let t = 1; t <= times; t++) {
      const drawn: HostArrays = await drawInputs(training, plan);
      for (const [name, array] of Object.entries(drawn)) inputs[drawnInput(plan.name, t, name)] = array;
    }
    Object.assign(inputs, learningRates(configuration, ratedRoles(plan), step));
  }
  return finiteScalars(configuration.system, null, await whole.run(training.variables, inputs));
}
