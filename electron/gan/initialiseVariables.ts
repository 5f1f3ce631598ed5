/** All float32 state of a run at step 0, by name. */
import { averageName } from "../../shared/average.ts";
import type { RunConfiguration } from "../../shared/configuration.ts";
import { elementCount } from "../../shared/elementCount.ts";
import { layerParameters, layerStatistics, normalisedLayers, type Variable } from "../../shared/networks/layers.ts";
import { averagedVariables } from "./average.ts";
import { measuredName } from "./measures.ts";
import { optimiserOf } from "./optimisers/optimisers.ts";
import { networksOf } from "./networksOf.ts";
import { systemOf } from "./systemOf.ts";

/** Row-major; `[]` is the shape of a scalar. */
export interface InitialArray {
  readonly shape: number[];
  readonly data: Float32Array;
}

/**
 * Convolution and linear weights N(0, σ), batch-norm scales N(1, σ), shifts and biases 0 (Radford et al. 2016, section
 * 4); running means 0, running variances 1, optimiser state 0. σ is `initialisationStd`, 0.02 by default. Where the
 * run keeps an average of its generator, that begins with the generator's own values. What is measured on real samples
 * is 1 until then.
 *
 * The authors' code leaves the linear layers of its MLPs at PyTorch's own default, uniform in ±1/√inputs; here they are
 * drawn from N(0, σ) like every other weight. The vectors of spectral norm are drawn from the unit sphere.
 *
 * @param normal draws from N(0, 1); called in a fixed order, generator before critic, so that a seed gives one start
 */
export function initialiseVariables(settings: RunConfiguration, normal: () => number): Record<string, InitialArray> {
  const system = systemOf(settings);
  const networks = networksOf(system, settings);
  const arrays: Record<string, InitialArray> = {};
  for (const [, network] of networks) {
    for (const variable of network.flatMap((layer) => [...layerParameters(layer), ...layerStatistics(layer)])) {
      arrays[variable.name] = initialArray(variable, settings.initialisationStd, normal);
    }
  }
  // After all weights, so that these begin alike with spectral norm and without.
  for (const { singularVector: u } of [...networks.values()].flatMap(normalisedLayers)) {
    arrays[u.name] = { shape: [...u.shape], data: unitVector(elementCount(u.shape), normal) };
  }
  for (const [role, network] of networks) {
    // What has nothing to train has no optimiser either.
    if (network.every((layer) => layerParameters(layer).length === 0)) continue;
    const parameters = Object.fromEntries(network.flatMap(layerParameters).map((p) => [p.name, p.shape]));
    for (const [state, shape] of Object.entries(optimiserOf(settings, role).stateShapes(role, parameters))) {
      arrays[state] = { shape: [...shape], data: new Float32Array(elementCount(shape)) };
    }
  }
  for (const name of averagedVariables(settings)) {
    const { shape, data } = arrays[name]!;
    arrays[averageName(name)] = { shape, data: data.slice() };
  }
  for (const { name } of system.measures ?? []) arrays[measuredName(name)] = { shape: [], data: Float32Array.of(1) };
  return arrays;
}

function initialArray({ shape, initial }: Variable, std: number, normal: () => number): InitialArray {
  const mean = initial === "N(1, σ)" || initial === "1" ? 1 : 0;
  const random = initial === "N(0, σ)" || initial === "N(1, σ)";
  const data = new Float32Array(elementCount(shape)).fill(mean);
  if (random) for (let i = 0; i < data.length; i++) data[i] = mean + std * normal();
  return { shape: [...shape], data };
}

function unitVector(length: number, normal: () => number): Float32Array {
  const drawn = Array.from({ length }, normal);
  const norm = Math.hypot(...drawn);
  return Float32Array.from(drawn, (x) => x / norm);
}
