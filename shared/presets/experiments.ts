/**
 * Experiments whose outcome is known from their papers. Lengths are cut to what a processor does in minutes; where that
 * may change the outcome, `expected` says so.
 */
import type { Experiment } from "./preset.ts";

/** Points, small networks, a sample to look at now and then. */
const onPoints = { domain: "points", sampleEvery: 500, checkpointEvery: 1000 } as const;

export const experiments = {
  "ring-gan": {
    title: "Ring: a GAN misses modes",
    sentence: "Eight small Gaussians on a circle of radius 1, as mode counts are published for: what does a GAN find?",
    expected:
      "6.3 ± 0.5 of 8 modes and 98.2 % of samples within 3 σ after 400 epochs of 100,000 points (Lin et al. 2018, " +
      "Table 1, mean of 10 runs, with batch norm and a maxout discriminator); cut to 20,000 steps and plain MLPs, " +
      "fewer are possible.",
    systems: ["gan"],
    settings: {
      ...onPoints,
      distribution: "ring-veegan",
      nz: 2,
      batch: 100,
      optimizer: "adam",
      learningRate: 1e-4,
      beta1: 0.8,
      steps: 20_000,
    },
  },
  "grid-gan": {
    title: "Grid: a GAN misses modes",
    sentence: "Twenty-five Gaussians, 2 apart, as mode counts are published for: what does a GAN find?",
    expected:
      "17.3 ± 0.8 of 25 modes and 94.8 % of samples within 3 σ (Lin et al. 2018, Table 1, mean of 10 runs of 400 " +
      "epochs); cut to 20,000 steps and plain MLPs, fewer are possible.",
    systems: ["gan"],
    settings: {
      ...onPoints,
      distribution: "grid-veegan",
      nz: 2,
      batch: 100,
      optimizer: "adam",
      learningRate: 1e-4,
      beta1: 0.8,
      steps: 20_000,
    },
  },
  "grid-wgan-gp": {
    title: "Grid: WGAN-GP finds all modes",
    sentence: "The same 25 Gaussians, scaled, with the gradient penalty in place of clipping.",
    expected:
      "All 25 modes by 100,000 iterations (Gulrajani et al. 2017, toy code and Fig. 1, pictures only, 3 × 512 " +
      "units); cut to 10,000 iterations of 128 units, the modes should be found and still be wide.",
    systems: ["wgan-gp"],
    settings: {
      ...onPoints,
      distribution: "grid",
      nz: 2,
      batch: 256,
      optimizer: "adam",
      learningRate: 1e-4,
      beta1: 0.5,
      beta2: 0.9,
      nCritic: 5,
      gradientPenalty: 0.1,
      steps: 10_000,
    },
  },
  "ring-unrolled": {
    title: "Ring: looking ahead covers it",
    sentence: "Eight Gaussians of radius 2: the plain GAN beside one that looks five discriminator steps ahead.",
    expected:
      "The GAN moves from mode to mode and never covers the ring; unrolled by 5 or 10 steps it covers all eight " +
      "(Metz et al. 2016, Fig. 2, pictures only, 25,000 steps).",
    systems: ["unrolled", "gan-minimax"],
    own: { unrolled: { unrollSteps: 5 } },
    settings: {
      ...onPoints,
      distribution: "ring",
      nz: 256,
      batch: 512,
      optimizer: "adam",
      learningRate: 1e-3,
      criticLearningRate: 1e-4,
      beta1: 0.5,
      steps: 3000,
    },
  },
} as const satisfies Readonly<Record<string, Experiment>>;
