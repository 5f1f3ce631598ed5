/**
 * Multi-layer perceptrons with 4 hidden layers of ReLU units, 512 in the paper (section 4.2, Fig. 3 and 4; section 4.4,
 * Fig. 7).
 */
import { sampleShape } from "../domains.ts";
import { elementCount } from "../elementCount.ts";
import { linear, relu, reshape, sequence, type LayerBuilder } from "./builders.ts";
import type { Network } from "./layers.ts";
import type { CriticOptions, NetworkSettings } from "./networkSettings.ts";

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
export function mlpCritic(settings: NetworkSettings, { name = "critic", outputs = 1 }: CriticOptions): Network {
  return [
    ...mlpEncoder(settings, name),
    ...sequence([settings.hiddenUnits], [linear(`${name}/layer${hiddenLayers}`, outputs)]),
  ];
}

/** Sample → hidden × 4. */
export function mlpEncoder(settings: NetworkSettings, name: string): Network {
  const shape = sampleShape(settings);
  return sequence(shape, [reshape([elementCount(shape)]), ...hidden(name, settings)]);
}

/** Hidden units → sample, one linear layer (Zhao et al. 2016, Table 1). */
export function mlpDecoder(settings: NetworkSettings, name: string): Network {
  const shape = sampleShape(settings);
  return sequence([settings.hiddenUnits], [linear(`${name}/layer0`, elementCount(shape)), reshape(shape)]);
}

function hidden(network: string, { hiddenUnits }: NetworkSettings): LayerBuilder[] {
  return Array.from({ length: hiddenLayers }, (_, i) => [linear(`${network}/layer${i}`, hiddenUnits), relu]).flat();
}
