/** The optimisers to choose from. One file for each. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { Role } from "../../../shared/systemFacts.ts";
import { adam } from "./adam.ts";
import { clippedByNorm } from "./gradientClip.ts";
import type { Optimiser } from "./optimiser.ts";
import { rmsprop } from "./rmsprop.ts";

/** The settings of a network's optimiser: all but the generator have the critic's. */
export function optimiserSettings(settings: RunConfiguration, role: Role) {
  if (role === "generator") return settings;
  const { criticOptimizer, criticLearningRate, criticAlpha, criticBeta1, criticBeta2, criticGradientClip } = settings;
  return {
    optimizer: criticOptimizer,
    learningRate: criticLearningRate,
    alpha: criticAlpha,
    beta1: criticBeta1,
    beta2: criticBeta2,
    gradientClip: criticGradientClip,
  };
}

export function optimiserOf(settings: RunConfiguration, role: Role): Optimiser {
  const own = optimiserSettings(settings, role);
  const optimiser = own.optimizer === "adam" ? adam(own) : rmsprop(own);
  return own.gradientClip > 0 ? clippedByNorm(optimiser, own.gradientClip) : optimiser;
}
