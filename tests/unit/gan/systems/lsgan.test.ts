/** LSGAN's losses by values worked out by hand, and its estimate by its closed form. */
import { expect, test } from "vitest";
import { networkOf, planStep, scalarOf, tf, tinySettings } from "../tensorflow.ts";

const settings = { ...tinySettings, system: "lsgan" } as const;
const asIs = { critic: networkOf((x) => x), generator: networkOf((z) => z) };
const scores = (...values: number[]) => tf.tensor2d(values, [values.length, 1]);

test("at real scores 1, 0 and generated 0, 1 the discriminator's loss is 0.5 and the generator's 0.25", () => {
  const { loss, series } = planStep(settings, "critic").loss(asIs, { x: scores(1, 0), z: scores(0, 1) });
  expect(scalarOf(loss)).toBeCloseTo(0.5, 6);
  expect([scalarOf(series?.meanReal), scalarOf(series?.meanFake)]).toEqual([0.5, 0.5]);
  expect(scalarOf(planStep(settings, "generator").loss(asIs, { z: scores(0, 1) }).loss)).toBeCloseTo(0.25, 6);
});

test("the estimate is 0 where D says ½ everywhere, and 2 where it tells all apart", () => {
  const estimate = (real: tf.Tensor, fake: tf.Tensor) =>
    scalarOf(planStep(settings, "critic").loss(asIs, { x: real, z: fake }).series?.leCamEstimate);
  expect(estimate(scores(0.5, 0.5), scores(0.5, 0.5))).toBeCloseTo(0, 6);
  expect(estimate(scores(1, 1), scores(0, 0))).toBeCloseTo(2, 6);
});

test("for the best discriminator it is the triangular discrimination of the two distributions", () => {
  // Two coins in batches of ten: p = (0.7, 0.3), q = (0.2, 0.8), and D = p / (p + q) at each side.
  const d = [0.7 / 0.9, 0.3 / 1.1] as const;
  const of = (heads: number) => scores(...Array.from({ length: 10 }, (_, i) => (i < heads ? d[0] : d[1])));
  const { series } = planStep(settings, "critic").loss(asIs, { x: of(7), z: of(2) });
  const exact = (0.7 - 0.2) ** 2 / 0.9 + (0.3 - 0.8) ** 2 / 1.1;
  expect(scalarOf(series?.leCamEstimate)).toBeCloseTo(exact, 5);
});
