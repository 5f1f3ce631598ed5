/** The standard GAN with the -log D trick, the paper's baseline (section 4.2; Goodfellow et al. 2014, section 3). */
import * as tf from "@tensorflow/tfjs-core";
import { discriminatorStep, ganDefaults, ganSeries } from "../discriminator.ts";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { defineSystem, step } from "../system.ts";

export const gan = defineSystem({
  name: "gan",
  title: "GAN",
  summary: "standard GAN with the −log D trick",
  explained: [
    "A discriminator D learns to say whether a sample is real or generated; at its best, its loss measures the " +
      "Jensen-Shannon distance of the two.",
    "The generator descends −log D of its samples instead of log(1 − D), whose gradient vanishes while D is sure " +
      "of itself.",
    "The JS estimate stays at log 2 once D tells every sample apart, whatever the samples look like.",
  ],
  paper: "Goodfellow et al. 2014, section 3",
  colour: "orange",
  mark: "circle",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: criticScheduleSettings,
  defaults: ganDefaults,
  series: ganSeries("−mean log D(fake)"),
  judgedBy: "jsEstimate",
  plan: () => [
    discriminatorStep,
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" },
      // -E log D(g_θ(z)) = E softplus(-s): its gradient does not vanish while D rejects the fakes.
      loss: ({ critic: d, generator: g }, { z }) => ({ loss: tf.mean(tf.softplus(tf.neg(d(g(z))))) }),
    }),
  ],
});
