/** Which of two losses the generator descends, in systems that have both. */
import type { Setting } from "../../shared/settings/setting.ts";

export const nonSaturatingSetting = {
  title: "Non-saturating loss",
  flag: "non-saturating",
  group: "system",
  type: "switch",
  default: false,
  unit: null,
  help:
    "Let the generator descend minus the discriminator's verdict on its samples (−log D(fake), of an f-GAN " +
    "−g(v(fake))) instead of the value of the game: it pulls harder while they are rejected.",
  source:
    "the value of the game: Metz et al. 2016, equation 10; Nowozin et al. 2016, Algorithm 1; the other: Goodfellow " +
    "et al. 2014, section 3; Nowozin et al. 2016, section 3.2, which does not say where it was used",
  changedBy: "fork",
  affectsSpeed: false,
  whenMissing: false,
  ofSystem: true,
} as const satisfies Setting;
