/** Settings, state and inputs on which engines are held against each other. */
import type { HostArray, HostArrays } from "../../../electron/engine/engine.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import type { GanSettings } from "../../../electron/gan/settings.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { criticNetworks, generatorNetworks } from "../../../shared/hyperparameters.ts";
import { array } from "../../unit/engine/compare.ts";

const batch = 4;

export function settingsFor(overrides: Partial<GanSettings>): GanSettings {
  return completeConfiguration({ imageSize: 16, nf: 4, nz: 6, batch, ...overrides });
}

/**
 * State as it is after some steps. With the optimisers' zeros of the very first step an update is ±α whatever the size of its
 * gradient, so that a gradient which is zero but for rounding would decide a whole step, in any engine.
 */
export function variablesFor(settings: GanSettings): HostArrays {
  let seed = 10;
  const normal = () => {
    seed += 1;
    return array([1], seed).data[0]! * 1.7;
  };
  const fresh = initialiseVariables({ ...settings, initialisationStd: 0.1 }, normal);
  return Object.fromEntries(
    Object.entries(fresh).map(([name, { shape, data }], index): [string, HostArray] => {
      if (!name.startsWith("optimizer/")) return [name, { shape, data }];
      return [name, { shape, data: array(shape, index).data.map((x) => 0.01 * (1.5 + x)) }];
    }),
  );
}

export function inputsFor(settings: GanSettings): HostArrays {
  const shape = [batch, settings.imageSize, settings.imageSize, settings.channels];
  const bytes = Uint8Array.from(array(shape, 7).data, (x) => Math.round((x + 1) * 127.5));
  return { real: { shape, data: bytes }, noise: array([batch, settings.nz], 8) };
}

/** Every generator with every critic. */
export const networks = generatorNetworks.flatMap((generator) =>
  criticNetworks.map((critic) => ({ generator, critic })),
);
