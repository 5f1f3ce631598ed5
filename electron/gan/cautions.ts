/** What is known against settings of several systems. */
import type { Caution } from "../../shared/systemFacts.ts";

/** Momentum in the critic's optimiser (Arjovsky et al. 2017, section 4.3). */
export const momentumCaution: Caution = {
  when: { criticOptimizer: "adam", criticBeta1: { above: 0 } },
  text: "The paper found WGAN training unstable with Adam at β1 > 0 (section 4.3).",
};

/** A critic that nothing holds. */
export const unconstrainedCaution: Caution = {
  when: { constraint: "none", spectralNorm: false },
  text: "Nothing holds the critic's weights: the EM estimate may grow without limit (section 3).",
};
