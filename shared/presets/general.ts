/** Beginnings for every system. */
import type { Preset } from "./preset.ts";

export const generalPresets = {
  "quick-look": {
    title: "Quick look",
    sentence:
      "32 px and slim networks: a WGAN beside a GAN shows recognisable progress within five minutes on two cores.",
    settings: {
      generator: "dcgan",
      critic: "dcgan",
      imageSize: 32,
      nf: 24,
      nz: 100,
      batch: 32,
      steps: 1500,
      sampleEvery: 50,
      checkpointEvery: 250,
    },
  },
  paper: {
    title: "The paper",
    sentence:
      "64 px, each system as in its paper, the WGAN with its authors' warm-up: days on a processor, hours on a GPU.",
    settings: {
      generator: "dcgan",
      critic: "dcgan",
      imageSize: 64,
      channels: 3,
      nf: 64,
      nz: 100,
      batch: 64,
      initialisationStd: 0.02,
      steps: 100_000,
      sampleEvery: 500,
      checkpointEvery: 1000,
    },
  },
  points: {
    title: "Points at a glance",
    sentence: "A ring of 8 Gaussians and small MLPs: whether a system finds every mode shows within a minute or two.",
    settings: {
      domain: "points",
      nz: 2,
      hiddenUnits: 128,
      batch: 256,
      initialisationStd: 0.1,
      steps: 3000,
      sampleEvery: 50,
      sampleCount: 256,
      checkpointEvery: 500,
    },
  },
} as const satisfies Readonly<Record<string, Preset>>;
