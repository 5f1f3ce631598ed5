/** The share of samples that a discriminator judges rightly, by hand, and where each system's stands. */
import { describe, expect, test } from "vitest";
import { accuracy } from "../../../electron/gan/series/accuracy.ts";
import { systemNames, type SystemName } from "../../../shared/systems.ts";
import { networkOf, planStep, scalarOf, tf, tinySettings } from "./tensorflow.ts";

const scores = (...values: number[]) => tf.tensor2d(values, [values.length, 1]);

describe("accuracy", () => {
  test.each([
    ["1 where all real samples are above the threshold and no fake is", [1, 3], [-1, -3], 1],
    ["0 where it is the other way round", [-1, -3], [1, 3], 0],
    ["¾ where one of four is misjudged", [1, -1], [-1, -3], 0.75],
    ["½ where all have the same score", [0, 0], [0, 0], 0.5],
  ])("is %s", (_, real, fake, expected) => {
    expect(scalarOf(accuracy(scores(...real), scores(...fake), 0))).toBe(expected);
  });

  test("counts real and fake samples alike, however many there are of each", () => {
    expect(scalarOf(accuracy(scores(1, 1, 1, -1), scores(1), 0))).toBe(0.375);
  });
});

test.each<[SystemName, number]>([
  ["gan", 0],
  ["gan-minimax", 0],
  ["hinge", 0],
  ["lsgan", 0.5],
  ["fgan-kl", 1],
  ...systemNames
    .filter((name) => name.startsWith("fgan-") && name !== "fgan-kl")
    .map((name): [SystemName, number] => [name, 0]),
])("the discriminator of %s calls real what is above %d", (system, threshold) => {
  const asIs = networkOf((x) => x);
  const { loss } = planStep({ ...tinySettings, system }, "critic");
  const at = (real: number, fake: number) =>
    scalarOf(loss({ critic: asIs, generator: asIs }, { x: scores(real), z: scores(fake) }).series?.accuracy);
  expect(at(threshold + 0.01, threshold - 0.01)).toBe(1);
  expect(at(threshold - 0.01, threshold + 0.01)).toBe(0);
});
