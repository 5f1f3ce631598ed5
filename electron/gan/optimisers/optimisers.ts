/** The optimisers to choose from. One file for each. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { Role } from "../../../shared/systemFacts.ts";
import { adam } from "./adam.ts";
import { clippedByNorm } from "./gradientClip.ts";
import type { Optimiser } from "./optimiser.ts";
import { rmsprop } from "./rmsprop.ts";
import { sgd } from "./sgd.ts";

/** The settings of a network's optimiser: all but the generator have the critic's. */
export function optimiserSettings(settings: RunConfiguration, role: Role) {
  if (role === "generator") return settings;
  return {
    optimizer: settings.criticOptimizer,
    learningRate: settings.criticLearningRate,
    alpha: settings.criticAlpha,
    beta1: settings.criticBeta1,
    beta2: settings.criticBeta2,
    momentum: settings.criticMomentum,
    gradientClip: settings.criticGradientClip,
  };
}

const made = { rmsprop, adam, sgd };

export function optimiserOf(settings: RunConfiguration, role: Role): Optimiser {
  const own = optimiserSettings(settings, role);
  const optimiser = made[own.optimizer](own);
  return own.gradientClip > 0 ? clippedByNorm(optimiser, own.gradientClip) : optimiser;
}
