/** What is computed beside training, every so many iterations: it reads the run's variables and changes nothing. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { BatchLoader } from "../domains/domain.ts";
import type { RandomStream } from "../domains/streams.ts";
import type { Program, Variables } from "../engine/engine.ts";
import { probeInputs } from "../gan/probes/probes.ts";
import { systemOf } from "../gan/systemOf.ts";
import { finiteScalars } from "./finite.ts";
import { drawAll } from "./inputs.ts";

export interface Probing {
  readonly configuration: RunConfiguration;
  /** Null where the run has nothing to probe. */
  readonly program: Program | null;
  /** All that probes draw comes from it, the choice of real samples too. */
  readonly stream: RandomStream;
  readonly batches: Pick<BatchLoader, "pick">;
  readonly variables: Variables;
}

/**
 * @param step iterations done
 * @returns true where something is probed after this one
 */
export function isProbed({ configuration: { probeEvery }, program }: Probing, step: number): boolean {
  return program !== null && probeEvery > 0 && step % probeEvery === 0;
}

/** The values of the probes by the tags of their series. @throws NotFinite that names the series */
export async function probe(probing: Probing): Promise<Readonly<Record<string, number>>> {
  const { configuration, program, stream, batches, variables } = probing;
  if (program === null) return {};
  const drawn = { next: () => batches.pick(stream) };
  const sources = { configuration, noise: stream, augmentation: stream, batches: drawn };
  const inputs = await drawAll(sources, probeInputs(systemOf(configuration), configuration));
  return finiteScalars(configuration.system, null, await program.run(variables, inputs));
}
