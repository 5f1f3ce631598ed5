/** The optimisers to choose from. One file for each. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { adam } from "./adam.ts";
import type { Optimiser } from "./optimiser.ts";
import { rmsprop } from "./rmsprop.ts";

export function optimiserOf(settings: RunConfiguration): Optimiser {
  return settings.optimizer === "adam" ? adam(settings) : rmsprop(settings);
}
