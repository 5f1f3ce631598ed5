/** The three programs of a run, made ready by its engine. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { ArraySpecs, Engine, HostArrays, Program } from "../engine/engine.ts";
import { criticStep, generatorStep } from "../gan/algorithm1.ts";
import { generateImages } from "../gan/generateImages.ts";

export interface Programs {
  readonly critic: Program;
  readonly generator: Program;
  /** Draws `sampleCount` images. */
  readonly images: Program;
}

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
  const { batch, imageSize, channels, nz, sampleCount } = configuration;
  const specs: ArraySpecs = Object.fromEntries(
    Object.entries(variables).map(([name, { shape }]) => [name, { shape, dtype: "float32" }]),
  );
  const real = { shape: [batch, imageSize, imageSize, channels], dtype: "uint8" } as const;
  const noise = { shape: [batch, nz], dtype: "float32" } as const;

  tell("building the critic step");
  const critic = await engine.prepare("critic step", criticStep(configuration), {
    variables: specs,
    inputs: { real, noise },
  });
  tell("building the generator step");
  const generator = await engine.prepare("generator step", generatorStep(configuration), {
    variables: specs,
    inputs: { noise },
  });
  tell("building the drawing of samples");
  const images = await engine.prepare("samples", generateImages(configuration), {
    variables: specs,
    inputs: { noise: { shape: [sampleCount, nz], dtype: "float32" } },
  });
  return { critic, generator, images };
}
