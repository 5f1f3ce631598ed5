/** The programs of a run, made ready by its engine. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { ArraySpecs, Engine, HostArrays, Program } from "../engine/engine.ts";
import { criticStep, generatorStep, iteration } from "../gan/algorithm1.ts";
import { generateImages } from "../gan/generateImages.ts";
import { createOnDemand } from "../../shared/onDemand.ts";

export interface Programs {
  readonly critic: Program;
  readonly generator: Program;
  /** A whole iteration with the usual number of critic steps; null where the engine does better with single steps. */
  readonly iteration: Program | null;
  /** Draws `sampleCount` images. */
  readonly images: Program;
}

/** A program of more critic steps than this takes too long to make ready, and to wait for when a user asks for a pause. */
const longestIteration = 8;

/**
 * @param variables only their names and shapes count
 * @param tell is told what is being made, before it is: each may take seconds
 */
export async function preparePrograms(
  engine: Engine,
  configuration: RunConfiguration,
  variables: HostArrays,
  tell: (phase: string) => void,
): Promise<Programs> {
  const { batch, imageSize, channels, nz, sampleCount, nCritic } = configuration;
  const specs: ArraySpecs = Object.fromEntries(
    Object.entries(variables).map(([name, { shape }]) => [name, { shape, dtype: "float32" }]),
  );
  const real = { shape: [batch, imageSize, imageSize, channels], dtype: "uint8" } as const;
  const noise = { shape: [batch, nz], dtype: "float32" } as const;

  const prepareCritic = () =>
    engine.prepare("critic step", criticStep(configuration), { variables: specs, inputs: { real, noise } });
  const prepareGenerator = () =>
    engine.prepare("generator step", generatorStep(configuration), { variables: specs, inputs: { noise } });
  const prepareIteration = () => {
    const inputs = { ...numbered("real", nCritic, real), ...numbered("noise", nCritic + 1, noise) };
    return engine.prepare("iteration", iteration(configuration, nCritic), { variables: specs, inputs });
  };
  const prepareImages = () =>
    engine.prepare("samples", generateImages(configuration), {
      variables: specs,
      inputs: { noise: { shape: [sampleCount, nz], dtype: "float32" } },
    });

  if (engine.prefersLongPrograms && nCritic <= longestIteration) {
    tell("building the iteration");
    const whole = await prepareIteration();
    tell("building the drawing of samples");
    const images = await prepareImages();
    return { critic: whenNeeded(prepareCritic), generator: whenNeeded(prepareGenerator), iteration: whole, images };
  }
  tell("building the critic step");
  const critic = await prepareCritic();
  tell("building the generator step");
  const generator = await prepareGenerator();
  tell("building the drawing of samples");
  return { critic, generator, iteration: null, images: await prepareImages() };
}

function numbered<T>(name: string, count: number, value: T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}/${index + 1}`, value]));
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
