/** What the steps of a plan are given: batches of the data set, random numbers and learning rates. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import { elementCount } from "../../shared/elementCount.ts";
import { isScheduled, rateShare } from "../../shared/learningRate.ts";
import type { Role } from "../../shared/systemFacts.ts";
import type { BatchLoader } from "../domains/domain.ts";
import type { HostArray, HostArrays } from "../engine/engine.ts";
import { drawnInputs, type DrawnInput } from "../gan/inputs.ts";
import { optimiserSettings } from "../gan/optimisers/optimisers.ts";
import { learningRateSeries } from "../gan/series/learningRate.ts";
import { learningRateInput } from "../gan/system.ts";
import type { PlanStep } from "../gan/system.ts";
import type { RandomStream } from "../domains/streams.ts";

/** Where they come from. */
export interface InputSources {
  readonly configuration: RunConfiguration;
  readonly noise: RandomStream;
  /** Only of runs that augment what their critic sees. */
  readonly augmentation?: RandomStream | undefined;
  readonly batches: Pick<BatchLoader, "next">;
}

/** What a step draws, in the order of its plan. */
export async function drawInputs(sources: InputSources, plan: PlanStep): Promise<HostArrays> {
  return await drawAll(sources, drawnInputs(plan, sources.configuration));
}

/** One after the other, under their names. */
export async function drawAll(
  sources: InputSources,
  inputs: Readonly<Record<string, DrawnInput>>,
): Promise<HostArrays> {
  const drawn: Record<string, HostArray> = {};
  for (const [name, input] of Object.entries(inputs)) drawn[name] = await draw(sources, input);
  return drawn;
}

async function draw(sources: InputSources, { kind, shape }: DrawnInput): Promise<HostArray> {
  const { noise, augmentation, batches } = sources;
  const count = elementCount(shape);
  switch (kind) {
    case "real":
      return { shape, data: await batches.next() };
    case "noise":
      return { shape, data: noise.normals(count) };
    case "uniform":
      return { shape, data: noise.uniforms(count) };
    case "augmentation":
      if (augmentation === undefined) throw new Error("A run that augments was given no stream for it.");
      return { shape, data: augmentation.uniforms(count) };
  }
}

/**
 * The learning rates of these networks' optimisers.
 *
 * @param step iterations done before this one
 */
export function learningRates(configuration: RunConfiguration, roles: readonly Role[], step: number): HostArrays {
  const rateOf = (role: Role): Float32Array => Float32Array.of(learningRateAt(configuration, role, step));
  return Object.fromEntries(roles.map((role) => [learningRateInput(role), { shape: [], data: rateOf(role) }]));
}

/** What a run records of its learning rates: nothing where they are constant. */
export function recordedRates(configuration: RunConfiguration, step: number): Readonly<Record<string, number>> {
  if (!isScheduled(configuration)) return {};
  return { [learningRateSeries.tag]: learningRateAt(configuration, "generator", step) };
}

function learningRateAt(configuration: RunConfiguration, role: Role, step: number): number {
  return optimiserSettings(configuration, role).learningRate * rateShare(configuration, step);
}
