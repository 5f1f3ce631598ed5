/**
 * Multi-layer perceptrons with 4 hidden layers of ReLU units, 512 in the paper (section 4.2, Fig. 3 and 4; section 4.4,
 * Fig. 7).
 */
import { sampleShape } from "../domains.ts";
import { elementCount } from "../elementCount.ts";
import { linear, relu, reshape, sequence, type LayerBuilder } from "./builders.ts";
import type { Network } from "./layers.ts";
import type { NetworkSettings } from "./networkSettings.ts";

const hiddenLayers = 4;

/**
 * z → hidden × 4 → sample. The output is linear, as in the authors' code: nothing holds it to the images' range
 * [-1, 1] but the critic.
 */
export function mlpGenerator(settings: NetworkSettings): Network {
  const shape = sampleShape(settings);
  return sequence(
    [settings.nz],
    [...hidden("generator", settings), linear(`generator/layer${hiddenLayers}`, elementCount(shape)), reshape(shape)],
  );
}

/** Sample → hidden × 4 → one score, without a sigmoid. */
export function mlpCritic(settings: NetworkSettings): Network {
  const shape = sampleShape(settings);
  return sequence(shape, [
    reshape([elementCount(shape)]),
    ...hidden("critic", settings),
    linear(`critic/layer${hiddenLayers}`, 1),
  ]);
}

function hidden(network: string, { hiddenUnits }: NetworkSettings): LayerBuilder[] {
  return Array.from({ length: hiddenLayers }, (_, i) => [linear(`${network}/layer${i}`, hiddenUnits), relu]).flat();
}
