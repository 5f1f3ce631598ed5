/** One generator iteration: the inner loop of Algorithm 1, then its generator step. */
import { setImmediate } from "node:timers/promises";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { HostArray, Variables } from "../engine/engine.ts";
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
 * @param betweenSteps is called before each step; commands are read there, and a pause is spent there
 * @throws NotFinite where a loss or an estimate is no number any more
 */
export async function runIteration(
  training: Training,
  step: number,
  betweenSteps: (phase: string) => Promise<void>,
): Promise<MetricPoint> {
  const { configuration, programs, variables, batches, clock } = training;
  const { batch, imageSize, channels } = configuration;
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

  let critic = { criticLoss: NaN, estimate: NaN };
  for (let t = 1; t <= criticSteps; t++) {
    critic = await timed(`critic step ${t} of ${criticSteps}`, async () => {
      const real = { shape: [batch, imageSize, imageSize, channels], data: await batches.next() };
      const outputs = await programs.critic.run(variables, { real, noise: nextNoise(training) });
      return finiteScalars("critic step", outputs, ["criticLoss", "estimate", "meanReal", "meanFake"]);
    });
  }
  const { generatorLoss } = await timed("generator step", async () => {
    const outputs = await programs.generator.run(variables, { noise: nextNoise(training) });
    return finiteScalars("generator step", outputs, ["generatorLoss"]);
  });

  const isWgan = configuration.algorithm === "wgan";
  return {
    step: step + 1,
    emEstimate: isWgan ? critic.estimate : null,
    jsEstimate: isWgan ? null : critic.estimate,
    criticLoss: critic.criticLoss,
    generatorLoss,
    criticSteps,
    elapsedMs,
  };
}

function nextNoise({ noise, configuration: { batch, nz } }: Training): HostArray {
  return { shape: [batch, nz], data: noise.normals(batch * nz) };
}
