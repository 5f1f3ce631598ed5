/** The networks to choose from, by the part that they play. */
import { dcganConstantGenerator } from "./dcganConstantGenerator.ts";
import { dcganCritic } from "./dcganCritic.ts";
import { dcganGenerator } from "./dcganGenerator.ts";
import type { Network } from "./layers.ts";
import type { NetworkSettings } from "./networkSettings.ts";
import { mlpCritic, mlpGenerator } from "./mlp.ts";

const generators = { dcgan: dcganGenerator, "dcgan-constant": dcganConstantGenerator, mlp: mlpGenerator };
const critics = { dcgan: dcganCritic, mlp: mlpCritic };

/**
 * What a system says that one of its networks is:
 *
 * - `generator`, g_θ: noise [n, nz] → samples, such as images [n, size, size, channels] of about -1 … 1
 * - `critic`, f_w, or D's logits: samples → scores [n, 1]
 * - `critic without batch norm`, whose score of a sample depends on that sample alone
 */
export type NetworkPart = "generator" | "critic" | "critic without batch norm";

/** The network that plays this part with these settings. */
export function networkFor(part: NetworkPart, settings: NetworkSettings): Network {
  switch (part) {
    case "generator":
      return generators[settings.generator](settings);
    case "critic":
      return critics[settings.critic](settings, { batchNorm: true });
    case "critic without batch norm":
      return critics[settings.critic](settings, { batchNorm: false });
  }
}
