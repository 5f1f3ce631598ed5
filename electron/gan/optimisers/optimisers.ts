/** The optimisers to choose from. One file for each. */
import type { GanSettings } from "../settings.ts";
import { adam } from "./adam.ts";
import type { Optimiser } from "./optimiser.ts";
import { rmsprop } from "./rmsprop.ts";

export function optimiserOf(settings: GanSettings): Optimiser {
  return settings.optimizer === "adam" ? adam(settings) : rmsprop(settings);
}
