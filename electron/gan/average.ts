/** The exponential moving average of the generator (Yazıcı et al. 2019, equation 2; Karras et al. 2018, section 6). */
import * as tf from "@tensorflow/tfjs-core";
import { averageName, keepsAverage, type WeightKind } from "../../shared/average.ts";
import type { RunConfiguration } from "../../shared/configuration.ts";
import { layerParameters, layerStatistics, type Network, type Variable } from "../../shared/networks/layers.ts";
import { networksOf } from "./networksOf.ts";
import { systemOf } from "./systemOf.ts";
import { tensorNamed, type NamedTensors } from "./tensors.ts";

/** What is averaged of a network: its parameters and its running statistics. */
function averaged(network: Network): Variable[] {
  return network.flatMap((layer) => [...layerParameters(layer), ...layerStatistics(layer)]);
}

/** The generator's variables of which such a run keeps the average; none where it keeps none. */
export function averagedVariables(settings: RunConfiguration): readonly string[] {
  if (!keepsAverage(settings)) return [];
  const generator = networksOf(systemOf(settings), settings).get("generator") ?? [];
  return averaged(generator).map(({ name }) => name);
}

/**
 *     a ← a + (1 - β) (w - a)        β = `ema`
 *
 * Not β a + (1 - β) w, which rounds even where a = w: its errors add up over some 1 / (1 - β) steps.
 *
 * @param tensors the averages so far, `average/<variable>`
 * @param updated the variables after the step
 */
export function movedAverage(
  variables: readonly string[],
  { ema }: Pick<RunConfiguration, "ema">,
  tensors: NamedTensors,
  updated: NamedTensors,
): NamedTensors {
  const moved = variables.map((name) => {
    const average = tensorNamed(tensors, averageName(name));
    const step = tf.mul(tf.sub(tensorNamed(updated, name), average), 1 - ema);
    return [averageName(name), tf.add(average, step)] as const;
  });
  return Object.fromEntries(moved);
}

/** All tensors, the network's variables with the values of the weights that are asked for. */
export function weightsIn(network: Network, tensors: NamedTensors, kind: WeightKind): NamedTensors {
  if (kind === "raw") return tensors;
  const own = averaged(network).map(({ name }) => [name, tensorNamed(tensors, averageName(name))] as const);
  return { ...tensors, ...Object.fromEntries(own) };
}

/** The names under which a checkpoint holds what the generator draws with. */
export function drawnWith(settings: RunConfiguration, kind: WeightKind): readonly string[] {
  const generator = networksOf(systemOf(settings), settings).get("generator") ?? [];
  return averaged(generator).map(({ name }) => (kind === "average" ? averageName(name) : name));
}
