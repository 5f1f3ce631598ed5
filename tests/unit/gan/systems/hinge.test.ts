/** The hinge losses by values worked out by hand, and the estimate by its closed form. */
import { expect, test } from "vitest";
import { networkOf, planStep, scalarOf, tf, tinySettings } from "../tensorflow.ts";

const settings = { ...tinySettings, system: "hinge" } as const;
const asIs = { critic: networkOf((x) => x), generator: networkOf((z) => z) };
const scores = (...values: number[]) => tf.tensor2d(values, [values.length, 1]);

test("at real scores 2, 0 and generated -2, 0 the discriminator's loss is 1 and the generator's 1", () => {
  const { loss, series } = planStep(settings, "critic").loss(asIs, { x: scores(2, 0), z: scores(-2, 0) });
  expect(scalarOf(loss)).toBeCloseTo(1, 6);
  expect([scalarOf(series?.meanReal), scalarOf(series?.meanFake)]).toEqual([1, -1]);
  expect(scalarOf(planStep(settings, "generator").loss(asIs, { z: scores(-2, 0) }).loss)).toBeCloseTo(1, 6);
});

test("scores beyond the margin have no gradient, those within it have one", () => {
  const loss = (x: tf.Tensor) => planStep(settings, "critic").loss(asIs, { x, z: scores(-5) }).loss;
  expect(scalarOf(tf.grad(loss)(scores(3)))).toBeCloseTo(0, 9);
  expect(scalarOf(tf.grad(loss)(scores(0.5)))).toBe(-1);
});

test("for the best discriminator the estimate is the total variation distance of the two distributions", () => {
  // Two coins in batches of ten: p = (0.7, 0.3), q = (0.2, 0.8), and D = sign(p - q) at each side.
  const of = (heads: number) => scores(...Array.from({ length: 10 }, (_, i) => (i < heads ? 1 : -1)));
  const { series } = planStep(settings, "critic").loss(asIs, { x: of(7), z: of(2) });
  expect(scalarOf(series?.tvEstimate)).toBeCloseTo(0.5, 6);
});
