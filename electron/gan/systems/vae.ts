/**
 * VAE: a likelihood model with the noise that it needs (Kingma and Welling 2014), which the WGAN paper's introduction
 * argues against.
 *
 *     p(x | z) = N(μ(z), σ²), μ the generator        q(z | x) = N(m(x), s(x)²), m and s the encoder
 */
import * as tf from "@tensorflow/tfjs-core";
import { domainFacts } from "../../../shared/domains.ts";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";
import { defineSystem, step } from "../system.ts";

/**
 * The mean over the batch of -log N(x; μ, σ²), nats: ‖x − μ‖² / 2σ² + (D / 2) log 2πσ². Without the constant σ could
 * not be learnt, and no figure would be a likelihood.
 *
 * @param x [m, …], D numbers each; @param sigma a scalar
 */
export function reconstructionLoss(x: tf.Tensor, mean: tf.Tensor, sigma: tf.Tensor): tf.Tensor {
  const dimensions = x.size / x.shape[0];
  const squares = tf.div(tf.sum(tf.square(tf.sub(x, mean))), x.shape[0]);
  const constant = tf.mul(tf.add(tf.mul(tf.log(sigma), 2), Math.log(2 * Math.PI)), dimensions / 2);
  return tf.add(tf.div(squares, tf.mul(tf.square(sigma), 2)), constant);
}

/** KL(N(m, s²) ‖ N(0, 1)), the mean over the batch, nats: ½ Σ (m² + s² − 1 − 2 log s). @param logVariance 2 log s */
export function klDivergence(mean: tf.Tensor, logVariance: tf.Tensor): tf.Tensor {
  const terms = tf.sub(tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), 1), logVariance);
  return tf.mul(tf.sum(terms), 0.5 / mean.shape[0]);
}

/** Of a picture's 256 levels on [-1, 1]: a density's nats become those of a whole level by so many bits. */
const bitsOfLevels = Math.log2(255 / 2);

const dependsOn = ["domain", "distribution", "imageSize", "channels"];

const onScale: Pick<SeriesFacts, "axisTitle" | "good" | "limit" | "comparable"> = {
  axisTitle: "deviation (samples in −1 … 1)",
  good: "lower",
  limit: null,
  comparable: dependsOn,
};

export const vae = defineSystem({
  name: "vae",
  title: "VAE",
  summary: "variational auto-encoder with Gaussian noise",
  explained: [
    "An encoder maps a sample to a distribution of codes, the generator maps codes back, and both maximise a " +
      "lower bound of the likelihood of the real samples.",
    "The likelihood is that of the generator's output with Gaussian noise σ added: without noise there would be " +
      "none, since samples lie on a thin set.",
    "Papers show samples without that noise, though the likelihood is that of samples with it: look at both " +
      "sheets.",
  ],
  paper: "Kingma and Welling 2014",
  colour: "brown",
  mark: "plus",
  criticTitle: "encoder",
  networks: { generator: "generator", encoder: "encoder of z", noise: "added noise" },
  settings: {
    noiseStd: {
      title: "Noise σ",
      flag: "noise-std",
      group: "system",
      type: "number",
      minimum: 1e-4,
      maximum: 10,
      default: 0.2,
      unit: "on the samples' scale",
      help:
        "Deviation of the noise that the model adds to each number of a sample, or where it begins if it is learnt. " +
        "Pictures are in [−1, 1]: 0.2 is the 0.1 per pixel of papers that have them in [0, 1].",
      source: "Arjovsky et al. 2017, section 1 (about 0.1 per pixel of [0, 1])",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 0.2,
      prominence: 2,
      ofSystem: true,
    },
    learnNoise: {
      title: "Learn σ",
      flag: "learn-noise",
      group: "system",
      type: "switch",
      default: false,
      unit: null,
      help: "Train σ with the networks: the best is the root of the mean square error.",
      source: "our choice",
      changedBy: "nothing",
      affectsSpeed: false,
      whenMissing: false,
      ofSystem: true,
    },
  },
  defaults: { learningRate: 1e-3, optimizer: "adam", beta1: 0.9, beta2: 0.999 },
  presets: {
    // 0.2 is of pictures: points lie much closer together, and say themselves how close.
    points: { learnNoise: true },
  },
  series: [
    {
      tag: "bitsPerDimension",
      title: "Bits per dimension",
      short: "bits/dim",
      axisTitle: "bits per number of a sample",
      formula: "loss / (D log 2), for pictures + 6.99",
      meaning:
        "What it takes to write a sample down by the model, at most: for pictures each of 256 levels, so that 8 is " +
        "no model at all; for points of their density, which may be below 0. The likelihood is that of samples with " +
        "the noise, not of the means that a sheet shows.",
      good: "lower",
      limit: null,
      comparable: dependsOn,
      source: "Kingma and Welling 2014, equation 3; levels by arithmetic",
    },
    {
      tag: "elboLoss",
      title: "Negative evidence bound",
      short: "−ELBO",
      axisTitle: "nats per sample",
      formula: "mean ‖x − μ‖² / 2σ² + ½ D log 2πσ² + KL",
      meaning: "What is descended: a bound of −log p(x) from above. Below 0 the density is above 1: no fault.",
      good: "lower",
      limit: null,
      comparable: dependsOn,
      source: "Kingma and Welling 2014, equation 3",
    },
    {
      tag: "klDivergence",
      title: "KL divergence",
      short: "KL",
      axisTitle: "nats per sample",
      formula: "½ Σ (m² + s² − 1 − 2 log s)",
      meaning: "How much a code says of its sample. Near 0 the generator takes no notice of it.",
      good: "neither",
      limit: null,
      comparable: dependsOn,
      source: "Kingma and Welling 2014, appendix B",
    },
    {
      tag: "reconstructionError",
      title: "Reconstruction error",
      short: "error",
      formula: "√(mean (x − μ)²)",
      meaning:
        "The root of the mean square error of a number. A σ that is learnt comes to it; a fixed one far above is " +
        "noise that the samples do not need.",
      source: "Kingma and Welling 2014, appendix C.2",
      ...onScale,
    },
    {
      tag: "noiseStd",
      title: "Noise σ",
      short: "σ",
      formula: "σ",
      meaning: "Deviation of the noise that the model adds to its samples.",
      source: "Arjovsky et al. 2017, section 1",
      ...onScale,
    },
  ],
  judgedBy: "bitsPerDimension",
  plan: ({ domain, learnNoise }) => [
    step({
      name: "elbo",
      trains: learnNoise ? ["generator", "encoder", "noise"] : ["generator", "encoder"],
      inputs: { x: "real", epsilon: "noise" },
      loss({ generator: μ, encoder, noise }, { x, epsilon: ε }) {
        const [m, logVariance] = tf.split(encoder(x), 2, 1) as [tf.Tensor, tf.Tensor];
        const z = tf.add(m, tf.mul(ε, tf.exp(tf.mul(logVariance, 0.5)))); // z = m + s ε
        const [mean, sigma] = [μ(z), noise(tf.scalar(1))];
        const kl = klDivergence(m, logVariance);
        const loss = tf.add(reconstructionLoss(x, mean, sigma), kl);
        const bits = tf.div(loss, (x.size / x.shape[0]) * Math.LN2);
        return {
          loss,
          series: {
            bitsPerDimension: domainFacts(domain).stored === "bytes" ? tf.add(bits, bitsOfLevels) : bits,
            klDivergence: kl,
            reconstructionError: tf.sqrt(tf.mean(tf.square(tf.sub(x, mean)))),
            noiseStd: sigma,
          },
        };
      },
    }),
  ],
});
