/**
 * WGAN: Algorithm 1 of the paper (Arjovsky, Chintala, Bottou 2017, section 3).
 *
 *     while θ has not converged:
 *       for t = 0 … n_critic:        the step `critic`
 *       the step `generator`
 *
 * Optimisers descend, so the critic, which climbs, is given a loss with the opposite sign.
 */
import * as tf from "@tensorflow/tfjs-core";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { momentumCaution, unconstrainedCaution } from "../cautions.ts";
import { clip, clipSetting, clipShareSeries, shareAtClip } from "../constraints/clip.ts";
import { constraintSetting } from "../constraints/constraint.ts";
import { projectToSphere } from "../constraints/sphere.ts";
import { emEstimate, emEstimateSeries } from "../series/emEstimate.ts";
import { lossSeries } from "../series/losses.ts";
import { meanScores, meanScoreSeries } from "../series/scores.ts";
import { defineSystem, step } from "../system.ts";

export const wgan = defineSystem({
  name: "wgan",
  title: "WGAN",
  summary: "Wasserstein GAN with weight clipping",
  explained: [
    "A critic f scores samples and is trained to score real ones above generated ones by as much as it can.",
    "Its weights are held small after each of its steps, so that f stays Lipschitz, and that difference estimates " +
      "the earth mover distance up to a factor.",
    "The generator moves its samples to where f scores higher; the estimate falls as samples get better, and " +
      "gives a gradient also where real and generated samples have nothing in common.",
  ],
  paper: "Arjovsky et al. 2017, Algorithm 1",
  colour: "blue",
  mark: "square",
  criticTitle: "critic",
  networks: { generator: "generator", critic: "critic" },
  settings: { constraint: constraintSetting, clip: clipSetting, ...criticScheduleSettings },
  defaults: {},
  presets: {
    // Fifteen hundred steps of the paper's 5e-5 would hardly leave the beginning. Twenty times that is still stable: of
    // 2e-4, 5e-4 and 1e-3 it brought the EM estimate down furthest in as many steps.
    "quick-look": { learningRate: 1e-3 },
    paper: { warmup: true },
    // The paper's 0.01 and 5e-5 are for convolutions: through five small layers such a clip lets hardly any gradient
    // pass. Of 0.05 and 0.1, 2e-4 to 1e-3 these covered all eight modes soonest.
    points: { clip: 0.05, learningRate: 5e-4 },
  },
  series: [
    emEstimateSeries,
    ...lossSeries({
      critic: "Critic",
      axisTitle: "loss (critic's scale)",
      criticFormula: "mean f(fake) − mean f(real)",
      generatorFormula: "−mean f(fake)",
      source: "Arjovsky et al. 2017, Algorithm 1",
    }),
    ...meanScoreSeries("f"),
    clipShareSeries,
  ],
  judgedBy: "emEstimate",
  cautions: [momentumCaution, unconstrainedCaution],
  plan: ({ constraint, clip: c }) => [
    step({
      name: "critic",
      times: "critic schedule", //                      for t = 0 … n_critic
      trains: ["critic"],
      inputs: { x: "real", z: "noise" }, //             sample x ~ P_r and z ~ p(z), batches of m
      loss({ critic: f, generator: g }, { x, z }) {
        const [real, fake] = [f(x), f(g(z))];
        const estimate = emEstimate(real, fake); //     g_w ← ∇_w [mean f_w(x) - mean f_w(g_θ(z))]
        return { loss: tf.neg(estimate), series: { emEstimate: estimate, ...meanScores(real, fake) } };
      }, //                                             w ← w + α · RMSProp(w, g_w)
      after(w) {
        if (constraint === "sphere") return { parameters: projectToSphere(w, c) };
        if (constraint === "none") return { parameters: w };
        const clipped = clip(w, c); //                  w ← clip(w, -c, c)
        return { parameters: clipped, series: { clipShare: shareAtClip(clipped, c) } };
      },
    }),
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" }, //                        sample z ~ p(z), a batch of m
      loss: ({ critic: f, generator: g }, { z }) => ({ loss: tf.neg(tf.mean(f(g(z)))) }), // g_θ ← -∇_θ mean f_w(g_θ(z))
    }), //                                              θ ← θ - α · RMSProp(θ, g_θ)
  ],
});
