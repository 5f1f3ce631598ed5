import type { RunConfiguration } from "../../shared/configuration.ts";
import type { Network } from "../../shared/networks/layers.ts";
import { networkFor } from "../../shared/networks/networks.ts";
import { roles, type Role } from "../../shared/systemFacts.ts";
import type { System } from "./system.ts";

/** The networks of a run, by their part, in the order of `roles`. */
export function networksOf(system: System, settings: RunConfiguration): ReadonlyMap<Role, Network> {
  return new Map(
    roles.flatMap((role): [Role, Network][] => {
      const part = system.networks[role];
      return part === undefined ? [] : [[role, networkFor(part, settings)]];
    }),
  );
}
