/** What is trained while it is measured: the networks of the paper, batch 64, and small ones on points. */
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { nearestName } from "../../../shared/nearestName.ts";

export interface Workload {
  readonly name: string;
  readonly system: "wgan" | "gan" | "wgan-gp";
  readonly configuration: RunConfiguration;
  /** The same network in tests/peers/torch_wgan.py. */
  readonly torchNetwork: "dcgan" | "nobn" | "mlp" | "points";
}

interface Networks {
  readonly torchNetwork: Workload["torchNetwork"];
  readonly settings: Partial<RunConfiguration>;
  readonly systems: readonly Workload["system"][];
}

const both = ["wgan", "gan"] as const;
const penalisedToo = [...both, "wgan-gp"] as const;

const networks = {
  "dcgan-64": { torchNetwork: "dcgan", settings: { imageSize: 64, nf: 64 }, systems: penalisedToo },
  "dcgan-32": { torchNetwork: "dcgan", settings: { imageSize: 32, nf: 32 }, systems: penalisedToo },
  "dcgan-constant-64": {
    torchNetwork: "nobn",
    settings: { imageSize: 64, nf: 64, generator: "dcgan-constant" },
    systems: both,
  },
  "mlp-64": { torchNetwork: "mlp", settings: { imageSize: 64, nf: 64, generator: "mlp" }, systems: both },
  points: {
    torchNetwork: "points",
    settings: { domain: "points", batch: 256, hiddenUnits: 128 },
    systems: both,
  },
} as const satisfies Readonly<Record<string, Networks>>;

export const workloadNames = Object.keys(networks) as readonly (keyof typeof networks)[];

/**
 * @param names each a network (`dcgan-64`, which means all its systems) or one system of it (`dcgan-64:wgan`); none
 *   means all
 * @throws Error that names the nearest one where a name is unknown
 */
export function chooseWorkloads(names: readonly string[]): Workload[] {
  const all = workloadNames.flatMap((name) => networks[name].systems.map((system) => workload(name, system)));
  const known = all.flatMap(({ name, system }) => [name, `${name}:${system}`]);
  for (const name of names) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    const hint = nearest === undefined ? `There are ${workloadNames.join(", ")}.` : `Did you mean "${nearest}"?`;
    throw new Error(`There is no workload "${name}". ${hint}`);
  }
  if (names.length === 0) return all;
  return all.filter(({ name, system }) => names.includes(name) || names.includes(`${name}:${system}`));
}

function workload(name: keyof typeof networks, system: Workload["system"]): Workload {
  const { settings, torchNetwork } = networks[name];
  return { name, system, torchNetwork, configuration: completeConfiguration({ system, batch: 64, ...settings }) };
}
