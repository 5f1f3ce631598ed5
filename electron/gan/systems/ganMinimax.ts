/**
 * The original minimax game (Goodfellow et al. 2014, equation 1): the generator descends the discriminator's own value.
 */
import * as tf from "@tensorflow/tfjs-core";
import { discriminatorStep, ganDefaults, ganSeries } from "../discriminator.ts";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { defineSystem, step } from "../system.ts";

export const ganMinimax = defineSystem({
  name: "gan-minimax",
  title: "GAN (minimax)",
  summary: "the original minimax game",
  explained: [
    "A discriminator D learns to say whether a sample is real or generated, and generator and discriminator play " +
      "for one and the same value.",
    "The generator descends log(1 − D) of its samples, the value itself.",
    "While D is sure of itself that gradient vanishes, and the generator stands still: the reason for the −log D " +
      "trick.",
  ],
  paper: "Goodfellow et al. 2014, equation 1",
  colour: "brown",
  mark: "diamond",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: criticScheduleSettings,
  defaults: ganDefaults,
  series: ganSeries("mean log(1 − D(fake))"),
  judgedBy: "jsEstimate",
  plan: () => [
    discriminatorStep,
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" },
      // E log(1 - D(g_θ(z))) = -E softplus(s): its gradient vanishes where D rejects the fakes (section 2, Fig. 2).
      loss: ({ critic: d, generator: g }, { z }) => ({ loss: tf.neg(tf.mean(tf.softplus(d(g(z))))) }),
    }),
  ],
});
