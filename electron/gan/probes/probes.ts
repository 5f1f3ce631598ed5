/** Everything that is probed of a run, as one program on its variables, none of which it changes. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";
import { drawnInputs, inputTensor, type DrawnInput } from "../inputs.ts";
import { networksOf } from "../networksOf.ts";
import { openNetworks } from "../openNetworks.ts";
import type { Step } from "../step.ts";
import { stepConstants } from "../stepConstants.ts";
import type { Series, System } from "../system.ts";
import { tensorNamed, type NamedTensors } from "../tensors.ts";
import { lipschitz } from "./lipschitz.ts";
import type { Probe } from "./probe.ts";

const probes: readonly Probe[] = [lipschitz];

export function probeSeries(system: System): SeriesFacts[] {
  return probes.flatMap((probe) => probe.series(system));
}

/** What the probes of a run draw, `lipschitz/x` for one, in the order of drawing; nothing where there are none. */
export function probeInputs(system: System, settings: RunConfiguration): Readonly<Record<string, DrawnInput>> {
  return Object.assign({}, ...probes.map((probe) => ownInputs(probe, system, settings))) as Record<string, DrawnInput>;
}

function ownInputs(probe: Probe, system: System, settings: RunConfiguration): Readonly<Record<string, DrawnInput>> {
  const inputs = probe.inputs(system, settings);
  if (Object.keys(inputs).length === 0) return {};
  const drawn = Object.entries(drawnInputs({ inputs }, settings));
  return Object.fromEntries(drawn.map(([name, input]) => [`${probe.name}/${name}`, input]));
}

/**
 * Inputs: `probeInputs`. Outputs: scalars by the tags of `probeSeries`. No variable changes: running statistics and the
 * vectors of spectral norm stay as they are.
 */
export function probeStep(system: System, settings: RunConfiguration): Step {
  const networks = networksOf(system, settings);
  return (tensors) => {
    const { constants } = stepConstants(networks, [], tensors);
    const outputs = probes.map((probe): Series => {
      const drawn = Object.entries(ownInputs(probe, system, settings));
      if (drawn.length === 0) return {};
      const inputs = Object.fromEntries(
        drawn.map(([name, { kind }]) => [
          name.slice(probe.name.length + 1),
          inputTensor(kind, tensorNamed(tensors, name), settings),
        ]),
      );
      const held: NamedTensors = { ...tensors, ...constants, ...inputs };
      const open = (mode: "training" | "inference") => openNetworks(networks, held, settings, mode).functions;
      return probe.values(
        system,
        settings,
        () => ({ training: open("training"), inference: open("inference") }),
        inputs,
      );
    });
    return { variables: {}, outputs: Object.assign({}, ...outputs) as NamedTensors };
  };
}
