/** The objectives to choose from. One file for each. */
import type { GanSettings } from "../settings.ts";
import { gan } from "./gan.ts";
import { ganMinimax } from "./ganMinimax.ts";
import type { Objective } from "./objective.ts";
import { wgan } from "./wgan.ts";

const objectives: Readonly<Record<GanSettings["algorithm"], Objective>> = { wgan, gan, "gan-minimax": ganMinimax };

export function objectiveOf(settings: GanSettings): Objective {
  return objectives[settings.algorithm];
}
