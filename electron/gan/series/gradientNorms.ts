/** The norms of the gradients, which every step records. */
import type { Role, SeriesFacts } from "../../../shared/systemFacts.ts";

/** @param title what the network is called: `generator`, `discriminator` */
export function gradientNormSeries(role: Role, title: string): SeriesFacts {
  return {
    tag: `${role}GradientNorm`,
    title: `Gradient norm of the ${title}`,
    short: `‖∇‖ ${title}`,
    axisTitle: "gradient norm",
    formula: "‖∇ loss‖₂ over all parameters",
    meaning:
      "How strongly the loss pulls at the weights: near 0 nothing is learnt any more, a jump says that " +
      "training is unstable.",
    good: "neither",
    limit: null,
    comparable: [role],
    source: "Arjovsky et al. 2017, section 2 and Fig. 2",
  };
}
