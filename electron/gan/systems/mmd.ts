/**
 * GMMN: the generator descends the maximum mean discrepancy of its samples from real ones, and nothing plays against it
 * (Li et al. 2015; Dziugaite et al. 2015; the discrepancy: Gretton et al. 2012).
 *
 * All pairs of a batch are compared: time and memory grow with its square.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";
import { medianDistance } from "../medianDistance.ts";
import { mmdEstimates } from "../mmd.ts";
import { defineSystem, step } from "../system.ts";
import { tensorNamed } from "../tensors.ts";

/** Bandwidths of the mixture as multiples of one. */
const bandwidthFactors = {
  "quarter-to-four": [1 / 4, 1 / 2, 1, 2, 4],
  "half-to-two": [1 / 2, 1, 2],
  one: [1],
  "two-to-eighty": [2, 5, 10, 20, 40, 80],
} as const;

/**
 * Under the root of the loss, whose slope is infinite at 0: with it 500 at most. A batch's biased MMD² is about 1 / m
 * and more, far above.
 */
const tiny = 1e-6;

const ofKernel = ["domain", "distribution", "imageSize", "channels", "bandwidthFrom", "bandwidth", "bandwidthFactors"];

function estimateSeries(
  tag: string,
  short: string,
  how: Pick<SeriesFacts, "title" | "meaning" | "source">,
): SeriesFacts {
  return {
    ...how,
    tag,
    short,
    axisTitle: "MMD² (may be negative)",
    formula: "mean k(x, x′) + mean k(y, y′) − 2 mean k(x, y)",
    good: "lower",
    limit: null,
    comparable: ["system", ...ofKernel],
  };
}

export const mmd = defineSystem({
  name: "mmd",
  title: "MMD",
  summary: "generator alone, trained on the maximum mean discrepancy",
  explained: [
    "Nothing plays against the generator: it descends the maximum mean discrepancy, the distance of the mean " +
      "features of its samples from those of real ones, in the space of a kernel that is chosen and not learnt.",
    "The kernel compares samples number by number at a few bandwidths, so that training is stable and finds every " +
      "mode, while details finer than the smallest bandwidth stay blurred and pictures are compared pixel by pixel.",
    "The MMD falls as samples get better, and its unbiased estimates come to 0 on the average; the paper names its " +
      "price: every sample of a batch is compared with every other, and large batches are needed.",
  ],
  paper: "Li et al. 2015; Dziugaite et al. 2015",
  colour: "teal",
  mark: "triangle",
  criticTitle: null,
  networks: { generator: "generator" },
  settings: {
    bandwidthFrom: {
      title: "Bandwidth from",
      flag: "bandwidth-from",
      group: "system",
      type: "choice",
      choices: ["median", "fixed"],
      choiceTitles: { median: "Median distance", fixed: "Fixed" },
      default: "median",
      unit: null,
      help: "What the bandwidths σ of the kernels are multiples of.",
      choiceHelp: {
        median:
          "of the distances of 256 real samples from each other, measured before the first step; of a few narrow " +
          "modes it is the distance between these, and a fixed one draws them sharper",
        fixed: "a number of yours, on the scale of samples: pictures are in −1 … 1",
      },
      source: "Gretton et al. 2012, section 8 (there of real and other samples together)",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: "median",
      prominence: 2,
      ofSystem: true,
    },
    bandwidth: {
      title: "Bandwidth σ",
      flag: "bandwidth",
      group: "system",
      type: "number",
      minimum: 0,
      maximum: 1e6,
      default: 1,
      unit: "on the samples' scale",
      help:
        "How near two samples have to be to count as alike. It has to grow with the root of how many numbers a " +
        "sample has, and details that are finer stay blurred.",
      source: "Li et al. 2015, the authors' code (pixels in 0 … 1; here they are in −1 … 1, and 2 is the same)",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 1,
      prominence: 1,
      ofSystem: true,
      applies: { when: { bandwidthFrom: "fixed" }, why: "only --bandwidth-from fixed has it" },
      rules: [
        {
          when: { bandwidthFrom: "fixed", bandwidth: 0 },
          text:
            "With a bandwidth of 0 no two samples are alike, and the generator has no gradient. Take one above 0, or " +
            "the median distance.",
        },
      ],
    },
    bandwidthFactors: {
      title: "Kernels",
      flag: "bandwidth-factors",
      group: "system",
      type: "choice",
      choices: ["quarter-to-four", "half-to-two", "one", "two-to-eighty"],
      choiceTitles: {
        "quarter-to-four": "σ × ¼, ½, 1, 2, 4",
        "half-to-two": "σ × ½, 1, 2",
        one: "σ alone",
        "two-to-eighty": "σ × 2, 5, 10, 20, 40, 80",
      },
      default: "quarter-to-four",
      unit: null,
      help:
        "The mixture of Gaussian kernels, all of one weight. Each is computed for all pairs of a batch, so that time " +
        "and memory grow with the square of the batch.",
      choiceHelp: {
        "quarter-to-four": "¼, ½, 1, 2 and 4 times the bandwidth",
        "half-to-two": "½, 1 and 2 times",
        one: "one kernel",
        "two-to-eighty": "2, 5, 10, 20, 40 and 80 times, the authors' for MNIST with a fixed bandwidth of 1",
      },
      source: "a mixture: Li et al. 2015, section 3; ours around the median, theirs in their code",
      changedBy: "fork",
      affectsSpeed: true,
      whenMissing: "quarter-to-four",
      ofSystem: true,
    },
  },
  defaults: { learningRate: 1e-3, optimizer: "adam", beta1: 0.9, beta2: 0.999 },
  series: [
    {
      tag: "mmd",
      title: "MMD",
      short: "MMD",
      axisTitle: "MMD (of the kernel)",
      formula: "√(mean k(x, x′) + mean k(y, y′) − 2 mean k(x, y))",
      meaning:
        "How far apart the mean features of real and generated samples are, a sample's pair with itself among them: " +
        "it falls as samples get better, and not to 0, since even two batches of real samples are apart, the more " +
        "the smaller they are.",
      good: "lower",
      limit: null,
      comparable: ["system", "batch", ...ofKernel],
      source: "Gretton et al. 2012, equation 5; Li et al. 2015, section 3",
    },
    estimateSeries("mmdSquaredUnbiased", "MMD²", {
      title: "MMD², unbiased",
      meaning:
        "Without the pairs of a sample with itself: 0 on the average where samples are as the real ones, whatever " +
        "the batch, and then as often below 0 as above. No root is taken of it.",
      source: "Gretton et al. 2012, Lemma 6",
    }),
    estimateSeries("mmdSquaredLinear", "MMD², linear", {
      title: "MMD², linear time",
      meaning:
        "The same estimated from half as many pairs as samples: 0 on the average where samples are as the real ones, " +
        "and much noisier, which is the price of its speed.",
      source: "Gretton et al. 2012, Lemma 14",
    }),
    {
      tag: "generatorLoss",
      title: "Generator loss",
      short: "Generator loss",
      axisTitle: "loss (√MMD²)",
      formula: "√(MMD² + 10⁻⁶)",
      meaning: "What is descended: the MMD, with a little under the root that keeps its slope finite.",
      good: "lower",
      limit: null,
      comparable: ["system", "batch", ...ofKernel],
      source: "Li et al. 2015, section 3",
    },
    {
      tag: "medianDistance",
      title: "Median distance",
      short: "median",
      axisTitle: "distance (on the samples' scale)",
      formula: "median ‖x − x′‖",
      meaning:
        "Of 256 real samples from each other, measured once before the first step; the bandwidths are multiples of " +
        "it, unless they are fixed.",
      good: "neither",
      limit: null,
      comparable: [],
      source: "Gretton et al. 2012, section 8",
    },
  ],
  judgedBy: "mmd",
  rules: [
    {
      about: "batch",
      when: { batch: { below: 8 } },
      text:
        "MMD compares the samples of a batch with each other: of fewer than 8 its estimate is hardly more than " +
        "noise. Take a batch of 8 or more.",
    },
  ],
  measures: [medianDistance],
  plan: ({ bandwidthFrom, bandwidth, bandwidthFactors: name }) => [
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { x: "real", z: "noise" },
      loss({ generator: g }, { x, z }, measured = {}) {
        const median = tensorNamed(measured, medianDistance.name);
        const kernel = {
          bandwidth: bandwidthFrom === "median" ? median : tf.scalar(bandwidth),
          factors: bandwidthFactors[name],
        };
        const { biased, unbiased, linear } = mmdEstimates(x, g(z), kernel);
        const squared = tf.relu(biased); // Rounding alone can take it below 0.
        return {
          loss: tf.sqrt(tf.add(squared, tiny)),
          series: {
            mmd: tf.sqrt(squared),
            mmdSquaredUnbiased: unbiased,
            mmdSquaredLinear: linear,
            medianDistance: tf.clone(median),
          },
        };
      },
    }),
  ],
});
