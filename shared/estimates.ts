/** The figures of an algorithm by which a run is judged, with what a reader needs to know of them. */
import type { Algorithm } from "./hyperparameters.ts";

/** The curve by which a run is judged. */
export interface Estimate {
  readonly tag: "emEstimate" | "jsEstimate";
  readonly title: string;
  /** The title of its axis, with the unit. */
  readonly axisTitle: string;
  readonly formula: string;
  /** What sign and level mean. */
  readonly meaning: string;
  /** A value that the curve cannot pass. */
  readonly limit: { readonly value: number; readonly label: string } | null;
}

const em: Estimate = {
  tag: "emEstimate",
  title: "EM estimate",
  axisTitle: "EM estimate (critic’s scale)",
  formula: "mean f(real) − mean f(fake)",
  meaning:
    "Positive while the critic tells real from fake, and falling as the samples get better; its level is comparable only between runs with the same critic and the same clip.",
  limit: null,
};

const js: Estimate = {
  tag: "jsEstimate",
  title: "JS estimate",
  axisTitle: "JS estimate (nats)",
  formula: "½ L(D, g) + log 2",
  meaning:
    "0 where the discriminator cannot tell real from fake, log 2 ≈ 0.693 at most; it stays up there, whatever the samples look like, once the discriminator tells every picture apart.",
  limit: { value: Math.LN2, label: "log 2" },
};

/** What every x axis of a curve counts. */
export const stepAxisTitle = "step (generator iterations)";

/** EM for the WGAN, JS for both standard GANs. */
export function estimateOf(algorithm: Algorithm): Estimate {
  return algorithm === "wgan" ? em : js;
}

/** The words for the two players' losses: the paper speaks of a critic for the WGAN, of a discriminator for the GAN. */
export function lossTitles(algorithm: Algorithm): {
  readonly critic: string;
  readonly generator: string;
  readonly axisTitle: string;
} {
  const isWgan = algorithm === "wgan";
  return {
    critic: isWgan ? "Critic loss" : "Discriminator loss",
    generator: "Generator loss",
    axisTitle: isWgan ? "loss (critic’s scale)" : "loss (nats)",
  };
}
