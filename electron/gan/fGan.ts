/**
 * What the f-GANs have in common (Nowozin et al. 2016): the bound of a divergence, and the game that the players have
 * about it.
 *
 * D_f(P‖Q) = ∫ q f(p/q), P the data and Q the generated samples, is at least E_P[T] - E_Q[f*(T)] for every function T
 * into the domain of f*, and equal to it for T = f'(p/q) (section 2.2). T is g_f(v): v is the discriminator's output,
 * any number, and g_f an increasing function onto that domain (section 2.4). Which one is "somewhat arbitrary" there.
 */
import * as tf from "@tensorflow/tfjs-core";
import { criticScheduleSettings } from "../../shared/schedule.ts";
import type { Caution, SeriesFacts } from "../../shared/systemFacts.ts";
import { ganDefaults } from "./discriminator.ts";
import { nonSaturatingSetting } from "./nonSaturating.ts";
import { accuracy, accuracySeries } from "./series/accuracy.ts";
import { lossSeries } from "./series/losses.ts";
import { meanScores, meanScoreSeries } from "./series/scores.ts";
import { step, type PlanStep, type Series } from "./system.ts";

/** A row of the paper's tables of divergences. */
export interface FDivergence {
  /** g_f(v). */
  readonly activation: (v: tf.Tensor) => tf.Tensor;
  /** f*(g_f(v)) in one expression: taken one after the other, they lose digits and overflow where this does not. */
  readonly conjugate: (v: tf.Tensor) => tf.Tensor;
  /** The v whose g_f(v) is f'(1): the discriminator calls real what is above (section 3.2). */
  readonly threshold: number;
}

/** The same to read: `v(real)` in, the formula out. */
export interface FDivergenceInWords {
  readonly activation: (v: string) => string;
  readonly conjugate: (v: string) => string;
  readonly threshold: string;
}

export const fGanSettings = { nonSaturating: nonSaturatingSetting, ...criticScheduleSettings } as const;

/** Adam with 2e-4 and β1 0.5, of the paper's MNIST (section 4.1), and one step of each player (Algorithm 1). */
export const fGanDefaults = ganDefaults;

/** Of those whose activation is a bare exponential, or none. */
export const nonSaturatingCaution: Caution = {
  when: { domain: "images", nonSaturating: true },
  text: "Others could not train it on pictures with the non-saturating loss (github.com/LynnHo/f-GAN-Tensorflow).",
};

/** What is said of the series by which an f-GAN is judged. */
interface EstimateOf extends Pick<SeriesFacts, "tag" | "title" | "short" | "limit"> {
  /** The divergence, in the midst of a sentence. */
  readonly of: string;
  /** Where it is defined. */
  readonly source: string;
  /** The settings that runs must share for their levels to be compared. */
  readonly comparable?: readonly string[];
}

/** The bound, as an estimate of the divergence. */
export function boundSeries(estimate: EstimateOf, words: FDivergenceInWords): SeriesFacts {
  const { tag, title, short, limit, of, source, comparable = [] } = estimate;
  const top = limit === null ? "with no upper end" : `${limit.label} at most, where it stays once they always can`;
  return {
    tag,
    title,
    short,
    axisTitle: title,
    formula: boundInWords(words),
    meaning:
      `A lower bound of ${of}: 0 where real and generated samples cannot be told apart, ${top}. Below 0 the ` +
      "discriminator is worse than one that knows nothing.",
    good: "lower",
    limit,
    comparable,
    source,
  };
}

export function boundInWords({ activation, conjugate }: FDivergenceInWords): string {
  return `${mean(activation("v(real)"))} − ${mean(conjugate("v(fake)"))}`;
}

/**
 * How such a system works, in three sentences.
 *
 * @param divergence what its bound is at its best, after "the"
 * @param character a sentence on what that divergence asks for
 */
export function fGanExplained(divergence: string, character: string): [string, string, string] {
  return [
    `A network that tells data from samples climbs a bound which is, at its best, the ${divergence}.`,
    "The generator descends the same bound, or scores its samples as data where the trick of section 3.2 is on.",
    character,
  ];
}

/** What every f-GAN records beside the series by which it is judged. */
export function fGanSeries(words: FDivergenceInWords): readonly SeriesFacts[] {
  const { activation, conjugate, threshold } = words;
  const [minimax, nonSaturating] = [conjugate, activation].map((of) => `−${mean(of("v(fake)"))}`);
  return [
    ...lossSeries({
      critic: "Discriminator",
      axisTitle: "loss (bound of the divergence)",
      criticFormula: `${mean(conjugate("v(fake)"))} − ${mean(activation("v(real)"))}`,
      generatorFormula: `${minimax}; non-saturating: ${nonSaturating}`,
      source: "Nowozin et al. 2016, Algorithm 1 and section 3.2",
    }),
    ...meanScoreSeries("v"),
    accuracySeries("v", threshold),
  ];
}

function mean(formula: string): string {
  return formula.includes(" ") ? `mean (${formula})` : `mean ${formula}`;
}

/**
 * Algorithm 1: both players take a step each, the discriminator up the bound and the generator down, from the same
 * point there and one after the other here.
 *
 * @param estimate the value of the series by which a run is judged
 */
export function fGanPlan(
  { activation: g, conjugate, threshold }: FDivergence,
  estimate: (bound: tf.Tensor) => Series,
  { nonSaturating }: { readonly nonSaturating: boolean },
): readonly PlanStep[] {
  return [
    step({
      name: "critic",
      times: "critic schedule",
      trains: ["critic"],
      inputs: { x: "real", z: "noise" },
      loss({ critic: v, generator }, { x, z }) {
        const [real, fake] = [v(x), v(generator(z))];
        const bound = tf.sub(tf.mean(g(real)), tf.mean(conjugate(fake))); // E_P[g_f(v)] - E_Q[f*(g_f(v))]
        return {
          loss: tf.neg(bound),
          series: {
            ...estimate(bound),
            ...meanScores(real, fake),
            accuracy: accuracy(real, fake, threshold),
          },
        };
      },
    }),
    step({
      name: "generator",
      trains: ["generator"],
      inputs: { z: "noise" },
      loss({ critic: v, generator }, { z }) {
        const fake = v(generator(z));
        // Of the bound only -E_Q[f*(g_f(v))] depends on the generator; section 3.2 has -E_Q[g_f(v)] in its place.
        return { loss: tf.neg(tf.mean(nonSaturating ? g(fake) : conjugate(fake))) };
      },
    }),
  ];
}
