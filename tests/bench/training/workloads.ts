/** What is trained while it is measured: the networks of the paper, batch 64, in WGAN and in GAN. */
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";
import { nearestName } from "../../../shared/nearestName.ts";

export interface Workload {
  readonly name: string;
  readonly system: "wgan" | "gan";
  readonly configuration: RunConfiguration;
  /** The same network in tests/peers/torch_wgan.py. */
  readonly torchNetwork: "dcgan" | "nobn" | "mlp";
}

const networks = {
  "dcgan-64": { torchNetwork: "dcgan", settings: { imageSize: 64, nf: 64 } },
  "dcgan-32": { torchNetwork: "dcgan", settings: { imageSize: 32, nf: 32 } },
  "dcgan-constant-64": { torchNetwork: "nobn", settings: { imageSize: 64, nf: 64, generator: "dcgan-constant" } },
  "mlp-64": { torchNetwork: "mlp", settings: { imageSize: 64, nf: 64, generator: "mlp" } },
} as const;

export const workloadNames = Object.keys(networks) as readonly (keyof typeof networks)[];

/**
 * @param names each a network (`dcgan-64`, which means WGAN and GAN) or one system of it (`dcgan-64:wgan`); none means
 *   all
 * @throws Error that names the nearest one where a name is unknown
 */
export function chooseWorkloads(names: readonly string[]): Workload[] {
  const all = workloadNames.flatMap((name) => [workload(name, "wgan"), workload(name, "gan")]);
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
