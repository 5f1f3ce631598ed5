import { describeNetworks, type NetworksDescription } from "../../../electron/gan/describeNetworks.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";

/** Both networks of a system that has a generator and a critic. */
export function describeBoth(
  settings: RunConfiguration,
): Required<Pick<NetworksDescription, "generator" | "critic" | "conventions">> {
  const { generator, critic, conventions } = describeNetworks(settings);
  if (generator === undefined || critic === undefined) throw new Error(`${settings.system} lacks a network.`);
  return { generator, critic, conventions };
}
