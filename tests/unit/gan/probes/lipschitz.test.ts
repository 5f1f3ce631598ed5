/** The Lipschitz estimate by values worked out by hand. */
import { describe, expect, test } from "vitest";
import { initialiseVariables } from "../../../../electron/gan/initialiseVariables.ts";
import { networksOf } from "../../../../electron/gan/networksOf.ts";
import { openNetworks } from "../../../../electron/gan/openNetworks.ts";
import { lipschitz, steepest } from "../../../../electron/gan/probes/lipschitz.ts";
import { stepConstants } from "../../../../electron/gan/stepConstants.ts";
import { systemOf } from "../../../../electron/gan/systemOf.ts";
import type { RunConfiguration } from "../../../../shared/configuration.ts";
import { systemFacts, systemNames } from "../../../../shared/systems.ts";
import { countedStream } from "../counted.ts";
import { drawn, networkOf, relativeError, scalarOf, tf, tinySettings, toTensors, valuesOf } from "../tensorflow.ts";

const at = drawn([4, 3, 2, 2], countedStream(5));

describe("the steepest of a batch", () => {
  test("of a linear critic with 3 × 2 × 2 weights of 0.5 is √3, the norm over all of them", () => {
    const linear = (x: tf.Tensor) => tf.sum(tf.mul(x, 0.5), [1, 2, 3]);
    expect(scalarOf(tf.tidy(() => steepest(linear, at)))).toBeCloseTo(Math.sqrt(3), 6);
  });

  test("of ½ ‖x‖², whose slope at x is ‖x‖, is the longest sample's length", () => {
    const bowl = (x: tf.Tensor) => tf.mul(tf.sum(tf.square(x), [1, 2, 3]), 0.5);
    const lengths = valuesOf(tf.sqrt(tf.sum(tf.square(at), [1, 2, 3])));
    expect(scalarOf(tf.tidy(() => steepest(bowl, at)))).toBeCloseTo(Math.max(...lengths), 6);
  });

  test("of a critic that is flat is 0", () => {
    expect(scalarOf(tf.tidy(() => steepest((x) => tf.mul(tf.sum(x, [1, 2, 3]), 0), at)))).toBe(0);
  });
});

describe("the probe", () => {
  const values = (settings: RunConfiguration, networks: { generator: typeof id; critic: typeof id }) => {
    const [x, z] = [tf.ones([3, 2]), tf.zeros([3, 2])];
    const α = tf.tensor2d([0, 0.25, 1], [3, 1]);
    const open = () => ({ training: networks, inference: networks }) as never;
    return scalarOf(tf.tidy(() => lipschitz.values(systemOf(settings), settings, open, { x, z, α }).lipschitzEstimate));
  };
  const id = networkOf((x) => x);
  const bowl = networkOf((x) => tf.mul(tf.sum(tf.square(x), [1]), 0.5));

  test("takes α of the real sample and the rest of the generated one, each pair an α of its own", () => {
    const settings: RunConfiguration = { ...tinySettings, system: "gan" };
    // Slopes are lengths: from (0, 0), generated, to (1, 1), real, √2 is that of the pair whose α is 1.
    expect(values(settings, { generator: id, critic: bowl })).toBeCloseTo(Math.SQRT2, 6);
    // From (3, 3) the longest is the generated sample, whose α is 0.
    const far = networkOf((z) => tf.add(z, 3));
    expect(values(settings, { generator: far, critic: bowl })).toBeCloseTo(3 * Math.SQRT2, 5);
  });
});

test.each(["gan", "hinge"] as const)("of a real critic of a %s each point counts by itself", (system) => {
  const settings: RunConfiguration = { ...tinySettings, system, spectralNorm: system === "hinge" };
  const variables = toTensors(initialiseVariables(settings, countedStream(1)));
  const networks = networksOf(systemOf(settings), settings);
  const { constants } = stepConstants(networks, [], variables);
  const { critic } = openNetworks(networks, { ...variables, ...constants }, settings, "inference").functions;
  const batch = drawn([3, 16, 16, 3], countedStream(2));
  const together = scalarOf(tf.tidy(() => steepest(critic, batch)));
  const alone = tf.split(batch, 3).map((x) => scalarOf(tf.tidy(() => steepest(critic, x))));
  expect(relativeError([together], [Math.max(...alone)])).toBeLessThan(1e-5);
  // A step along the gradient climbs by its length.
  const [steep] = tf.split(batch, 3);
  const gradient = tf.grad((x) => tf.sum(critic(x)))(steep!);
  const distance = 1e-3 / alone[0]!;
  const moved = (by: number) => scalarOf(tf.tidy(() => tf.sum(critic(tf.add(steep!, tf.mul(gradient, by))))));
  const slope = (moved(distance) - moved(-distance)) / (2 * distance * alone[0]!);
  expect(relativeError([slope], [alone[0]!])).toBeLessThan(0.01);
});

test("is declared for every system with a critic, EBGAN's energy among them, as a lower bound", () => {
  const having = systemNames.filter((name) => systemFacts(name).series.some(({ tag }) => tag === "lipschitzEstimate"));
  const withCritic = systemNames.filter((name) => systemFacts(name).networks.critic !== undefined);
  expect(having.toSorted()).toEqual([...withCritic, "ebgan"].toSorted());
  const [series] = systemFacts("wgan").series.filter(({ tag }) => tag === "lipschitzEstimate");
  expect(series?.meaning).toContain("A lower bound of the Lipschitz constant of the critic");
});
