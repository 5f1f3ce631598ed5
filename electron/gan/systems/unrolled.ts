/**
 * The unrolled GAN (Metz et al. 2016): the generator descends the value of the game as it will be after k further steps
 * of the discriminator, and through those steps.
 *
 *     θ_D^0 = θ_D,  θ_D^{i+1} = θ_D^i + η ∇ f(θ_G, θ_D^i)          equations 7 and 8
 *     f_K(θ_G, θ_D) = f(θ_G, θ_D^K(θ_G, θ_D))                      equation 9
 *     θ_G ← θ_G − η ∇ f_K(θ_G, θ_D),  θ_D ← θ_D + η ∇ f(θ_G, θ_D)  equations 10 and 11
 *
 * Here the discriminator takes its step first, as in every other system; the authors' code updates both at once. The k
 * steps are taken on the batches that the generator's step draws, the same for all, and are forgotten afterwards.
 */
import * as tf from "@tensorflow/tfjs-core";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import { discriminatorStep, ganDefaults, ganSeries } from "../discriminator.ts";
import { nonSaturatingSetting } from "../nonSaturating.ts";
import { discriminatorValue, jsEstimate, jsEstimateSeries } from "../series/jsEstimate.ts";
import { defineSystem, step } from "../system.ts";
import { unrolled as unroll } from "../unroll.ts";
import { gan } from "./gan.ts";
import { ganMinimax } from "./ganMinimax.ts";

export const unrolled = defineSystem({
  name: "unrolled",
  title: "Unrolled GAN",
  summary: "GAN that looks k discriminator steps ahead",
  explained: [
    "The generator descends the value of the game as it will be after k further steps of the discriminator, and " +
      "through those steps.",
    "So it feels how the discriminator would answer, and has less to gain by putting all samples where the " +
      "present discriminator is weak.",
    "The k steps are forgotten afterwards: the discriminator itself moves one step as usual, here before the " +
      "generator, in the authors' code together with it.",
  ],
  paper: "Metz et al. 2016",
  colour: "red",
  mark: "star",
  criticTitle: "discriminator",
  networks: { generator: "generator", critic: "critic" },
  settings: {
    unrollSteps: {
      title: "Unrolled steps k",
      flag: "unroll-steps",
      group: "system",
      type: "choice",
      choices: [0, 1, 5, 10],
      default: 5,
      unit: "discriminator steps",
      help:
        "How many steps of the discriminator the generator looks ahead. Each keeps a pass through it, its gradients " +
        "and a copy of its weights in memory until the generator's step is done. 0 is the plain GAN.",
      source: "Metz et al. 2016, section 3.1 (0, 1, 5 and 10)",
      changedBy: "fork",
      affectsSpeed: true,
      whenMissing: 5,
      prominence: 2,
      ofSystem: true,
      rules: [
        {
          when: { unrollSteps: { above: 0 }, imageSize: { above: 32 }, critic: { not: "mlp" }, domain: "images" },
          text:
            "Through convolutions of more than 32 px unrolled steps take more memory than most machines have: take " +
            "32 px or less, an MLP as the critic, or k = 0.",
        },
      ],
    },
    nonSaturating: nonSaturatingSetting,
    ...criticScheduleSettings,
  },
  defaults: ganDefaults,
  presets: {
    // Their pictures are CIFAR's, and unrolled steps through larger ones are refused.
    paper: { imageSize: 32 },
  },
  series: [
    ...ganSeries("E log D_k(real) + E log(1 − D_k(fake))"),
    {
      ...jsEstimateSeries,
      tag: "unrolledJsEstimate",
      title: "JS estimate after k steps",
      short: "JS, k steps on",
      formula: "½ L(D_k, g) + log 2",
      meaning:
        "The JS estimate of the discriminator that is k steps further on: how much further it would get against " +
        "this generator. The nearer to the JS estimate, the less there is to look ahead to.",
      mayBeAbsent: true,
      source: "Metz et al. 2016, equation 9",
    },
  ],
  judgedBy: "jsEstimate",
  plan(settings) {
    const { unrollSteps: k, nonSaturating } = settings;
    if (k === 0) return (nonSaturating ? gan : ganMinimax).plan(settings);
    return [
      discriminatorStep,
      step({
        name: "generator",
        trains: ["generator"],
        unrolls: ["critic"],
        inputs: { x: "real", z: "noise" },
        loss({ critic: d, generator: g }, { x, z }) {
          const fake = g(z);
          const ahead = unroll(d, k, (at) => tf.neg(discriminatorValue(at(x), at(fake))));
          const [onReal, onFake] = [ahead(x), ahead(fake)];
          // The value's first part depends on the generator too: D_k has learnt from its samples.
          const loss = nonSaturating ? tf.mean(tf.softplus(tf.neg(onFake))) : discriminatorValue(onReal, onFake);
          return { loss, series: { unrolledJsEstimate: jsEstimate(onReal, onFake) } };
        },
      }),
    ];
  },
});
