/** Fixed points and bounds of the two estimates, and losses at extreme scores. */
import { describe, expect, test } from "vitest";
import { emEstimate } from "../../../electron/gan/series/emEstimate.ts";
import { jsEstimate } from "../../../electron/gan/series/jsEstimate.ts";
import type { SystemName } from "../../../shared/systems.ts";
import { networkOf, planStep, scalarOf, tf, tinySettings } from "./tensorflow.ts";

/** What the players of a system descend, as functions of the critic's scores. */
function playersOf(system: SystemName) {
  const plan = (name: string) => planStep({ ...tinySettings, system }, name);
  const asIs = networkOf((x) => x);
  return {
    critic(real: tf.Tensor, fake: tf.Tensor): Readonly<Record<string, tf.Tensor>> {
      const { loss, series } = plan("critic").loss({ critic: asIs, generator: asIs }, { x: real, z: fake });
      return { ...series, loss };
    },
    generator: (fake: tf.Tensor) => plan("generator").loss({ critic: asIs, generator: asIs }, { z: fake }).loss,
  };
}

const [wgan, gan, ganMinimax] = [playersOf("wgan"), playersOf("gan"), playersOf("gan-minimax")];

const scores = (...values: number[]) => tf.tensor2d(values, [values.length, 1]);

describe("EM estimate", () => {
  test("is 0 where both batches score the same, whatever the order", () => {
    expect(scalarOf(emEstimate(scores(1, -2, 4), scores(4, 1, -2)))).toBe(0);
  });

  test("is positive where the critic scores real above fake, and the critic's loss is its negative", () => {
    const outputs = wgan.critic(scores(3, 5), scores(-1, 0));
    expect(scalarOf(outputs.emEstimate)).toBe(4.5);
    expect(scalarOf(outputs.loss)).toBe(-4.5);
    expect(scalarOf(outputs.meanReal)).toBe(4);
    expect(scalarOf(outputs.meanFake)).toBe(-0.5);
    expect(scalarOf(wgan.generator(scores(-1, 0)))).toBe(0.5);
  });
});

describe("JS estimate", () => {
  test("is 0 where D is ½ everywhere, that is L = -2 log 2", () => {
    const outputs = gan.critic(scores(0, 0), scores(0, 0));
    expect(scalarOf(outputs.loss)).toBeCloseTo(2 * Math.LN2, 6);
    expect(scalarOf(outputs.jsEstimate)).toBeCloseTo(0, 6);
  });

  test("rises to log 2 as D separates the batches, and never above", () => {
    const estimates = [0, 1, 3, 10, 100, 1e6].map((s) => scalarOf(jsEstimate(scores(s, s), scores(-s, -s))));
    for (const [i, estimate] of estimates.entries()) {
      expect(estimate).toBeLessThanOrEqual(Math.fround(Math.LN2));
      if (i > 0) expect(estimate).toBeGreaterThanOrEqual(estimates[i - 1]!);
    }
    expect(estimates.at(-1)).toBeCloseTo(Math.LN2, 6);
  });

  test("is the paper's formula at some scores", () => {
    const [real, fake] = [0.7, -1.3];
    const d = (s: number) => 1 / (1 + Math.exp(-s));
    const value = Math.log(d(real)) + Math.log(1 - d(fake));
    expect(scalarOf(jsEstimate(scores(real), scores(fake)))).toBeCloseTo(value / 2 + Math.LN2, 6);
  });
});

describe.each([-1e4, -100, 100, 1e4])("at a score of %d", (score) => {
  test("both GAN losses and their gradients stay finite and have the closed form's limit", () => {
    const tail = (s: number) => Math.max(s, 0);
    expect(scalarOf(gan.generator(scores(score)))).toBeCloseTo(tail(-score), 6);
    expect(scalarOf(ganMinimax.generator(scores(score)))).toBeCloseTo(-tail(score), 6);
    expect(scalarOf(gan.critic(scores(score), scores(score)).loss)).toBeCloseTo(Math.abs(score), 3);
    const slope = (loss: (s: tf.Tensor) => tf.Tensor) => scalarOf(tf.grad(loss)(scores(score)));
    expect(slope(gan.generator)).toBeCloseTo(score < 0 ? -1 : 0, 6);
    expect(slope(ganMinimax.generator)).toBeCloseTo(score < 0 ? 0 : -1, 6);
  });
});
