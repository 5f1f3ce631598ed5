/**
 * Colours that mean something, the same in every chart, sheet and window. WGAN's blue and GAN's orange stay apart for
 * every common kind of colour blindness, and in print without colour by their lightness.
 */
import type { Algorithm } from "./hyperparameters.ts";

export const designTokens = {
  /** The WGAN: curves, labels. */
  wgan: "#2a6fdb",
  /** The standard GAN. */
  gan: "#d9771e",
  /** The ground of sheets and charts. */
  ground: "#fbfaf8",
  /** Text. */
  ink: "#22262e",
  /** Text of lesser weight: captions, labels of axes. */
  faintInk: "#6a707c",
  /** Text on a dark ground, and its lesser weight. */
  inkOnDark: "#f2f1ee",
  faintInkOnDark: "#a9aeb8",
  /** Axes. */
  axis: "#b9bec8",
  /** Lines of a grid. */
  grid: "#e6e7ea",
} as const;

/** The colour of an algorithm. */
export function algorithmColour(algorithm: Algorithm): string {
  return algorithm === "wgan" ? designTokens.wgan : designTokens.gan;
}

/** The name of an algorithm as a reader knows it. */
export const algorithmTitles: Readonly<Record<Algorithm, string>> = {
  wgan: "WGAN",
  gan: "GAN",
  "gan-minimax": "GAN (minimax)",
};
