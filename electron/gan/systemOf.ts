import type { RunConfiguration } from "../../shared/configuration.ts";
import type { System } from "./system.ts";
import { systems } from "./systems/registry.ts";

/**
 * The system of a run.
 *
 * @throws Error for one that this version does not know: such a run is refused before it trains
 */
export function systemOf({ system }: Pick<RunConfiguration, "system">): System {
  const found = systems.find(({ name }) => name === system);
  if (found === undefined) throw new Error(`There is no system called "${system}".`);
  return found;
}
