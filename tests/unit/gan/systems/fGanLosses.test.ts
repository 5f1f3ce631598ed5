/** The losses of the f-GANs, and what they are of other systems. */
import { describe, expect, test } from "vitest";
import type { RunConfiguration } from "../../../../shared/configuration.ts";
import { judgedSeries, type SystemName } from "../../../../shared/systems.ts";
import { networkOf, planStep, recording, relativeError, scalarOf, tf, tinySettings, valuesOf } from "../tensorflow.ts";

interface Recording {
  readonly real: readonly number[];
  readonly fake: readonly number[];
  readonly cases: readonly ({
    readonly system: SystemName;
    readonly jsWeight?: number;
    readonly criticLoss: number;
    readonly byReal: readonly number[];
    readonly byFake: readonly number[];
  } & Readonly<Record<"minimax" | "non-saturating", { generatorLoss: number; byFake: readonly number[] }>>)[];
}

const { real, fake, cases } = recording("fGan") as Recording;
const [x, z] = [tf.tensor2d([...real], [real.length, 1]), tf.tensor2d([...fake], [fake.length, 1])];
const asIs = networkOf((scores) => scores);

/** What the players descend, as functions of the discriminator's scores. */
function playersOf(changes: Partial<RunConfiguration>) {
  const settings: RunConfiguration = { ...tinySettings, ...changes };
  const lossOf = (step: string) => planStep(settings, step).loss;
  return {
    critic: (onReal: tf.Tensor, onFake: tf.Tensor) =>
      lossOf("critic")({ critic: asIs, generator: asIs }, { x: onReal, z: onFake }),
    generator: (onFake: tf.Tensor) => lossOf("generator")({ critic: asIs, generator: asIs }, { z: onFake }).loss,
  };
}

function gradient(loss: (scores: tf.Tensor) => tf.Tensor, scores: tf.Tensor): number[] {
  return valuesOf(tf.tidy(() => tf.grad(loss)(scores)));
}

describe.each(cases)("$system $jsWeight", ({ system, jsWeight = 0.5, criticLoss, byReal, byFake, ...generators }) => {
  test("the discriminator's loss and its gradients are those of f* and g_f one after the other, in PyTorch", () => {
    const { critic } = playersOf({ system, jsWeight });
    expect(relativeError([scalarOf(critic(x, z).loss)], [criticLoss])).toBeLessThan(1e-5);
    expect(
      relativeError(
        gradient((scores) => critic(scores, z).loss, x),
        byReal,
      ),
    ).toBeLessThan(1e-5);
    expect(
      relativeError(
        gradient((scores) => critic(x, scores).loss, z),
        byFake,
      ),
    ).toBeLessThan(1e-5);
  });

  test.each(["minimax", "non-saturating"] as const)("so are the generator's, %s", (kind) => {
    const { generator } = playersOf({ system, jsWeight, nonSaturating: kind === "non-saturating" });
    const expected = generators[kind];
    expect(relativeError([scalarOf(generator(z))], [expected.generatorLoss])).toBeLessThan(1e-5);
    expect(relativeError(gradient(generator, z), expected.byFake)).toBeLessThan(1e-5);
  });

  test("the estimate is the bound; of JS, half of it", () => {
    const { series = {} } = playersOf({ system, jsWeight }).critic(x, z);
    const scale = system === "fgan-js" ? 0.5 : 1;
    expect(scalarOf(series[judgedSeries(system).tag])).toBeCloseTo(-scale * criticLoss, 4);
  });

  test("no discriminator can pass the limit that is drawn", () => {
    const { limit, tag } = judgedSeries(system);
    if (limit === null || typeof limit.value !== "number") return;
    const at = (score: number) =>
      scalarOf(playersOf({ system, jsWeight }).critic(tf.scalar(score), tf.scalar(-score)).series?.[tag]);
    const largest = at(30);
    expect(largest).toBeLessThanOrEqual(Math.fround(limit.value));
    if (jsWeight === 0.5) expect(largest).toBeCloseTo(limit.value, 6);
    else expect(largest).toBeCloseTo(-jsWeight * Math.log(jsWeight) - (1 - jsWeight) * Math.log(1 - jsWeight), 6);
  });
});

describe("what the f-GANs are of other systems", () => {
  const value = (changes: Partial<RunConfiguration>) => scalarOf(playersOf(changes).generator(z));
  const critic = (system: SystemName) => playersOf({ system }).critic(x, z);

  test("fgan-gan has the losses of gan-minimax, and the non-saturating one of gan", () => {
    expect(scalarOf(critic("fgan-gan").loss)).toBeCloseTo(scalarOf(critic("gan-minimax").loss), 6);
    expect(value({ system: "fgan-gan" })).toBeCloseTo(value({ system: "gan-minimax" }), 6);
    expect(value({ system: "fgan-gan", nonSaturating: true })).toBeCloseTo(value({ system: "gan" }), 6);
  });

  test("fgan-js draws the very JS estimate of gan, and its value is 2 JS - log 4 in fgan-gan", () => {
    const js = scalarOf(critic("fgan-js").series?.jsEstimate);
    expect(js).toBeCloseTo(scalarOf(critic("gan").series?.jsEstimate), 6);
    expect(scalarOf(critic("fgan-gan").series?.ganValue)).toBeCloseTo(2 * js - Math.log(4), 5);
    expect(judgedSeries("fgan-js")).toMatchObject({
      axisTitle: judgedSeries("gan").axisTitle,
      limit: { label: "log 2" },
    });
  });

  test("fgan-jspi at π = ½ is half of fgan-js", () => {
    expect(2 * scalarOf(critic("fgan-jspi").loss)).toBeCloseTo(scalarOf(critic("fgan-js").loss), 6);
  });
});
