/** Settings, state and inputs on which engines are held against each other. */
import type { HostArray, HostArrays } from "../../../electron/engine/engine.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import { drawnInputs } from "../../../electron/gan/inputs.ts";
import { learningRateInput, ratedRoles, type PlanStep } from "../../../electron/gan/system.ts";
import { systemOf } from "../../../electron/gan/systemOf.ts";
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { sampleShape } from "../../../shared/domains.ts";
import { elementCount } from "../../../shared/elementCount.ts";
import { criticNetworks, generatorNetworks } from "../../../shared/settings/networks.ts";
import { array } from "../../unit/engine/compare.ts";

const batch = 4;

export function settingsFor(overrides: Partial<RunConfiguration>): RunConfiguration {
  return completeConfiguration({ imageSize: 16, nf: 4, nz: 6, hiddenUnits: 64, batch, ...overrides });
}

/**
 * State as it is after some steps. With the optimisers' zeros of the very first step an update is ±α whatever the size
 * of its gradient, so that a gradient which is zero but for rounding would decide a whole step, in any engine.
 */
export function variablesFor(settings: RunConfiguration): HostArrays {
  let seed = 10;
  const normal = () => {
    seed += 1;
    return array([1], seed).data[0]! * 1.7;
  };
  // Signals grow by √(units / 2) σ at each layer of ReLUs: through those for points hardly anything of a score would
  // be left of smaller weights, but for its rounding.
  const initialisationStd = settings.domain === "points" ? 0.4 : 0.1;
  const numbers = elementCount(sampleShape(settings));
  const fresh = initialiseVariables({ ...settings, initialisationStd }, normal);
  return Object.fromEntries(
    Object.entries(fresh).map(([name, { shape, data }], index): [string, HostArray] => {
      // About how far apart samples are.
      if (name.startsWith("measured/")) return [name, { shape, data: Float32Array.of(Math.sqrt(numbers)) }];
      if (!name.startsWith("optimizer/")) return [name, { shape, data }];
      return [name, { shape, data: array(shape, index).data.map((x) => 0.01 * (1.5 + x)) }];
    }),
  );
}

/** The steps of the settings' system. */
export function planOf(settings: RunConfiguration): readonly PlanStep[] {
  return systemOf(settings).plan(settings);
}

/** What a step draws, and its learning rates. @param seed other inputs for another one */
export function inputsFor(settings: RunConfiguration, plan: PlanStep, seed = 7): HostArrays {
  const drawn = Object.entries(drawnInputs(plan, settings)).map(
    ([name, { kind, shape, dtype }], index): [string, HostArray] => {
      const values = array(shape, seed + index);
      if (kind === "augmentation") return [name, { shape, data: values.data.map((x) => (x + 1) / 2) }];
      if (dtype === "float32") return [name, values];
      return [name, { shape, data: Uint8Array.from(values.data, (x) => Math.round((x + 1) * 127.5)) }];
    },
  );
  return { ...Object.fromEntries(drawn), ...ratesFor(settings, ratedRoles(plan)) };
}

export function ratesFor({ learningRate }: RunConfiguration, roles: PlanStep["trains"]): HostArrays {
  return Object.fromEntries(
    roles.map((role) => [learningRateInput(role), { shape: [], data: Float32Array.of(learningRate) }]),
  );
}

/** Every generator with every critic. */
export const networks = generatorNetworks.flatMap((generator) =>
  criticNetworks.map((critic) => ({ generator, critic })),
);

/** All that practice adds, at once. */
export const practice = {
  augmentation: "colour,translation,cutout",
  ema: 0.9,
  gradientClip: 0.5,
  generatorBatch: 6,
} as const satisfies Partial<RunConfiguration>;
