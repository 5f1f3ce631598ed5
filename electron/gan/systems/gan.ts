/** The standard GAN with the -log D trick, the paper's baseline (section 4.2; Goodfellow et al. 2014, section 3). */
import * as tf from "@tensorflow/tfjs-core";
import { discriminatorStep, ganDefaults, ganSeries } from "../discriminator.ts";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { defineSystem, step } from "../system.ts";

export const gan = defineSystem({
  name: "gan",
  title: "GAN",
  summary: "standard GAN with the −log D trick",
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
