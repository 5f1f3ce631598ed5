/**
 * EBGAN: the discriminator is an auto-encoder, and what it cannot reconstruct has a high energy (Zhao et al. 2016).
 *
 * Energy and margin are of one kind: the Euclidean norm over all numbers of a sample, not the mean over them.
 */
import * as tf from "@tensorflow/tfjs-core";
import { message } from "../../../shared/messages/message.ts";
import { criticScheduleSettings } from "../../../shared/schedule.ts";
import type { SeriesFacts } from "../../../shared/systemFacts.ts";
import { lossSeries } from "../series/losses.ts";
import { pullingAway, pullingAwaySeries } from "../series/pullingAway.ts";
import { tvEstimateSeries } from "../series/tvEstimate.ts";
import { defineSystem, step, type Networks } from "../system.ts";

/** Far below the square of any energy that matters, and enough for the square root's slope at 0 to be finite. */
const tiny = 1e-12;

/** D(x) = ‖Dec(Enc(x)) − x‖ (equation 13): the energy of each sample [m], and its code. */
export function energy({ encoder, decoder }: Pick<Networks, "encoder" | "decoder">, x: tf.Tensor) {
  const code = encoder(x);
  const squares = tf.square(tf.sub(decoder(code), x));
  const axes = x.shape.map((_, axis) => axis).slice(1);
  return { code, energy: tf.sqrt(tf.add(tf.sum(squares, axes), tiny)) };
}

const marginLine = { value: { setting: "margin" }, label: "margin m", passable: true } as const;

const [discriminatorLoss, generatorLoss] = lossSeries({
  critic: "Discriminator",
  axisTitle: "loss (energy)",
  criticFormula: "mean D(real) + mean max(0, m − D(fake))",
  generatorFormula: "mean D(fake) + w · pulling-away",
  source: "Zhao et al. 2016, equations 1 and 2",
});

function energySeries(tag: string, title: string, formula: string): SeriesFacts {
  return {
    tag,
    title,
    short: formula,
    axisTitle: "energy",
    formula,
    meaning:
      "Real samples go down to what the auto-encoder reconstructs. Generated ones are pushed up to the margin by the " +
      "discriminator, and down by the generator: the two lie at one level where samples are good.",
    good: "neither",
    limit: marginLine,
    comparable: ["domain", "system", "critic", "margin", "imageSize", "channels"],
    source: "Zhao et al. 2016, equation 13",
  };
}

/** After so many iterations far from the margin something is wrong with it. */
const patience = 500;

export const ebgan = defineSystem({
  name: "ebgan",
  title: "EBGAN",
  summary: "energy-based GAN whose discriminator is an auto-encoder",
  explained: [
    "The discriminator is an auto-encoder, and the error of its reconstruction is the energy of a sample: low for " +
      "real ones, raised to a margin m for generated ones.",
    "The generator lowers the energy of its samples; a pulling-away term can keep their codes apart.",
    "At its best the discriminator's loss is m (1 − TV), so that it measures the total variation distance, and " +
      "saturates as that does.",
  ],
  paper: "Zhao et al. 2016",
  colour: "teal",
  mark: "star",
  criticTitle: "discriminator",
  networks: { generator: "generator", encoder: "encoder", decoder: "decoder" },
  settings: {
    margin: {
      title: "Margin m",
      flag: "margin",
      group: "system",
      type: "number",
      minimum: 1e-6,
      maximum: 1e6,
      default: 40,
      unit: "energy",
      help:
        "The energy up to which generated samples are pushed. Energies are distances ‖Dec(Enc(x)) − x‖ over all " +
        "numbers of a sample, and grow with the root of their count: half of the first real energies is a fair start.",
      source: "Zhao et al. 2016, Table 1: 10 for MNIST's 784 numbers, as much for each of 64 × 64 × 3",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 40,
      prominence: 2,
      ofSystem: true,
    },
    pullingAway: {
      title: "Pulling-away weight",
      flag: "pulling-away",
      group: "system",
      type: "number",
      minimum: 0,
      maximum: 1000,
      default: 0.1,
      unit: null,
      help:
        "How strongly the generator is kept from samples whose codes point the same way, against collapse; 0 is the " +
        "EBGAN without the term.",
      source: "Zhao et al. 2016, section 2.4 (EBGAN-PT)",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: 0.1,
      ofSystem: true,
    },
    ...criticScheduleSettings,
  },
  defaults: { learningRate: 2e-4, optimizer: "adam", nCritic: 1 },
  presets: {
    // 40 at half the side. Of 5, 10 and 20, samples were grey, of two colours, and rooms: the auto-encoder itself comes
    // down to 10 only.
    "quick-look": { margin: 20 },
    // The paper's for bedrooms of 64 px.
    paper: { margin: 80 },
    // Half of the ring's radius. With the rate of pictures fewer modes were found.
    points: { margin: 1, learningRate: 1e-3 },
  },
  series: [
    {
      // The best D is 0 where p > q and m elsewhere, whose loss is m Σ min(p, q) = m (1 - TV).
      ...tvEstimateSeries("1 − discriminator loss / m", "from Zhao et al. 2016, theorem 1, by arithmetic"),
      meaning:
        "A lower bound of the total variation distance: 0 where real and generated samples cannot be told apart, 1 " +
        "at most, where it stays once they always can. Below 0 the auto-encoder does not reconstruct real samples yet.",
    },
    {
      ...discriminatorLoss,
      meaning:
        "At the equilibrium it is the margin m: samples are then as the real ones, and all have one energy " +
        "(theorems 1 and 2). Far below m the discriminator tells them apart.",
      limit: marginLine,
      comparable: ["system", "critic", "margin"],
    },
    generatorLoss,
    energySeries("realEnergy", "Energy of real samples", "mean D(real)"),
    energySeries("fakeEnergy", "Energy of generated samples", "mean D(fake)"),
    energySeries("lowestFakeEnergy", "Lowest energy of a generated sample", "min D(fake)"),
    energySeries("highestFakeEnergy", "Highest energy of a generated sample", "max D(fake)"),
    pullingAwaySeries,
  ],
  judgedBy: "tvEstimate",
  score: (d, x) => energy(d, x).energy,
  plan: ({ margin: m, pullingAway: weight }) => [
    step({
      name: "critic",
      times: "critic schedule",
      trains: ["encoder", "decoder"],
      inputs: { x: "real", z: "noise" },
      loss({ generator: g, ...d }, { x, z }) {
        const real = energy(d, x).energy;
        const fake = energy(d, g(z)).energy;
        // E D(x) + E [m - D(g(z))]₊
        const loss = tf.add(tf.mean(real), tf.mean(tf.relu(tf.sub(m, fake))));
        return {
          loss,
          series: {
            tvEstimate: tf.sub(1, tf.div(loss, m)),
            realEnergy: tf.mean(real),
            fakeEnergy: tf.mean(fake),
            lowestFakeEnergy: tf.min(fake),
            highestFakeEnergy: tf.max(fake),
          },
        };
      },
    }),
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" },
      loss({ generator: g, ...d }, { z }) {
        const { energy: fake, code } = energy(d, g(z));
        const spread = pullingAway(code);
        const loss = tf.mean(fake); // E D(g(z)) + w · PT(Enc(g(z)))
        return {
          loss: weight === 0 ? loss : tf.add(loss, tf.mul(spread, weight)),
          series: { pullingAway: spread },
        };
      },
    }),
  ],
  watches: ({ margin }) => [
    {
      iterations: patience,
      shows: ({ highestFakeEnergy: most }) => typeof most === "number" && most < margin / 10,
      says: message("trainer.marginTooLarge", { iterations: patience, margin: String(margin) }),
    },
    {
      iterations: patience,
      shows: ({ lowestFakeEnergy: least }) => typeof least === "number" && least > 10 * margin,
      says: message("trainer.marginTooSmall", { iterations: patience, margin: String(margin) }),
    },
  ],
});
