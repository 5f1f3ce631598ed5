/** One generator iteration: the inner loop of Algorithm 1, then its generator step. */
import { setImmediate } from "node:timers/promises";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { HostArray, Program, Variables } from "../engine/engine.ts";
import { criticStepsInIteration } from "../gan/schedule.ts";
import { finiteScalars } from "./finite.ts";
import type { BatchLoader, Clock } from "./port.ts";
import type { Programs } from "./programs.ts";
import type { MetricPoint } from "./protocol/messages.ts";
import type { RandomStream } from "./streams.ts";

/** What an iteration works with. */
export interface Training {
  readonly configuration: RunConfiguration;
  readonly programs: Programs;
  readonly variables: Variables;
  readonly noise: RandomStream;
  readonly batches: BatchLoader;
  readonly clock: Clock;
}

/**
 * Trains the critic as often as the schedule says, then the generator once.
 *
 * @param step iterations done before this one
 * @param betweenSteps is called before each step, or before the iteration where that is one program; commands are read there,
 *   and a pause is spent there
 * @throws NotFinite where a loss or an estimate is no number any more
 */
export async function runIteration(
  training: Training,
  step: number,
  betweenSteps: (phase: string) => Promise<void>,
): Promise<MetricPoint> {
  const { configuration, programs, clock } = training;
  const criticSteps = criticStepsInIteration(step, configuration);
  let elapsedMs = 0;

  /** Lets commands in, then works on the clock: a pause does not count as time of the iteration. */
  async function timed<Result>(phase: string, work: () => Promise<Result>): Promise<Result> {
    await setImmediate();
    await betweenSteps(phase);
    const startMs = clock.nowMs();
    const result = await work();
    elapsedMs += clock.nowMs() - startMs;
    return result;
  }

  const whole = criticSteps === configuration.nCritic ? programs.iteration : null;
  const { estimate, criticLoss, generatorLoss } =
    whole === null
      ? await runSteps(training, criticSteps, timed)
      : await timed(`iteration of ${criticSteps} critic steps`, () => runWhole(training, whole));
  const longAgain = criticStepsInIteration(step + 1, configuration) !== configuration.nCritic;
  if (whole === null && programs.iteration !== null && !longAgain) releaseSteps(training);

  const isWgan = configuration.algorithm === "wgan";
  return {
    step: step + 1,
    emEstimate: isWgan ? estimate : null,
    jsEstimate: isWgan ? null : estimate,
    criticLoss,
    generatorLoss,
    criticSteps,
    elapsedMs,
  };
}

const criticFigures = ["criticLoss", "estimate", "meanReal", "meanFake"] as const;
type Figures = Record<(typeof criticFigures)[number] | "generatorLoss", number>;

async function runSteps(
  training: Training,
  criticSteps: number,
  timed: <Result>(phase: string, work: () => Promise<Result>) => Promise<Result>,
): Promise<Figures> {
  const { programs, variables } = training;
  let critic = { criticLoss: NaN, estimate: NaN, meanReal: NaN, meanFake: NaN };
  for (let t = 1; t <= criticSteps; t++) {
    critic = await timed(`critic step ${t} of ${criticSteps}`, async () => {
      const inputs = { real: await nextBatch(training), noise: nextNoise(training) };
      return finiteScalars("critic step", await programs.critic.run(variables, inputs), criticFigures);
    });
  }
  const { generatorLoss } = await timed("generator step", async () => {
    const outputs = await programs.generator.run(variables, { noise: nextNoise(training) });
    return finiteScalars("generator step", outputs, ["generatorLoss"]);
  });
  return { ...critic, generatorLoss };
}

/** The same steps with the same numbers in the same order, as one program. */
async function runWhole(training: Training, whole: Program): Promise<Figures> {
  const { nCritic } = training.configuration;
  const inputs: Record<string, HostArray> = {};
  for (let t = 1; t <= nCritic; t++) {
    inputs[`real/${t}`] = await nextBatch(training);
    inputs[`noise/${t}`] = nextNoise(training);
  }
  inputs[`noise/${nCritic + 1}`] = nextNoise(training);
  const outputs = await whole.run(training.variables, inputs);
  return finiteScalars("iteration", outputs, [...criticFigures, "generatorLoss"]);
}

/** Single steps are rare where whole iterations are one program: their memory is given back. */
function releaseSteps({ programs }: Training): void {
  programs.critic.dispose();
  programs.generator.dispose();
}

async function nextBatch({ batches, configuration }: Training): Promise<HostArray> {
  const { batch, imageSize, channels } = configuration;
  return { shape: [batch, imageSize, imageSize, channels], data: await batches.next() };
}

function nextNoise({ noise, configuration: { batch, nz } }: Training): HostArray {
  return { shape: [batch, nz], data: noise.normals(batch * nz) };
}
