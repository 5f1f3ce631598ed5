/**
 * The f-GANs' divergences. With the v for which the bound is tight put in and integrated over p = N(0, 1), q = N(d, 1),
 * it is the divergence's closed form: activation, conjugate and threshold fit each other and f.
 */
import { describe, expect, test } from "vitest";
import type { FDivergence } from "../../../../electron/gan/fGan.ts";
import { divergence as gan } from "../../../../electron/gan/systems/fganGan.ts";
import { divergence as hellinger } from "../../../../electron/gan/systems/fganHellinger.ts";
import { divergence as js } from "../../../../electron/gan/systems/fganJs.ts";
import { divergence as jspi } from "../../../../electron/gan/systems/fganJspi.ts";
import { divergence as kl } from "../../../../electron/gan/systems/fganKl.ts";
import { divergence as neyman } from "../../../../electron/gan/systems/fganNeyman.ts";
import { divergence as pearson } from "../../../../electron/gan/systems/fganPearson.ts";
import { divergence as rkl } from "../../../../electron/gan/systems/fganRkl.ts";
import { divergence as tv } from "../../../../electron/gan/systems/fganTv.ts";
import { scalarOf, tf, valuesOf } from "../tensorflow.ts";

interface Case {
  readonly divergence: FDivergence;
  /** Of the paper: D_f = ∫ q f(p/q). */
  readonly f: (u: number) => number;
  /** v of the tight bound, by the log-ratio log p/q. */
  readonly tight: (logRatio: number) => number;
  /** The value by the distance d of the two means. */
  readonly values: Readonly<Record<number, number>>;
  /** The bound where v is 0 everywhere. */
  readonly atZero: number;
  /** Below it the conjugate is another function's. */
  readonly leastV?: number;
}

const chiSquared = { 0.5: Math.expm1(0.25), 1: 1.718282, 2: 53.59815 };
const jensenShannon = { 1: 0.222843, 2: 2 * 0.336831, 4: 2 * 0.63272 };

/** x log x, 0 at 0. */
const entropy = (x: number): number => (x === 0 ? 0 : x * Math.log(x));

const cases: Readonly<Record<string, Case>> = {
  "fgan-tv": {
    divergence: tv(),
    f: (u) => Math.abs(u - 1) / 2,
    tight: (logRatio) => 20 * Math.sign(logRatio),
    values: { 1: 0.382925, 2: 0.682689, 4: 0.9545 },
    atZero: 0,
  },
  "fgan-kl": {
    divergence: kl(),
    f: (u) => entropy(u),
    tight: (logRatio) => 1 + logRatio,
    values: { 0.5: 0.125, 1: 0.5, 2: 2 },
    atZero: -0.367879,
  },
  "fgan-rkl": {
    divergence: rkl(),
    f: (u) => -Math.log(u),
    tight: (logRatio) => logRatio,
    values: { 0.5: 0.125, 1: 0.5, 2: 2 },
    atZero: 0,
  },
  "fgan-pearson": {
    divergence: pearson(),
    f: (u) => (u - 1) ** 2,
    tight: (logRatio) => 2 * Math.expm1(logRatio),
    values: chiSquared,
    atZero: 0,
    // Of u ≥ 0 the supremum is -1 below, at u = 0. The paper's t²/4 + t is larger there, and the bound still one.
    leastV: -2,
  },
  "fgan-neyman": {
    divergence: neyman(),
    f: (u) => (1 - u) ** 2 / u,
    tight: (logRatio) => 2 * logRatio,
    values: chiSquared,
    atZero: 0,
  },
  "fgan-hellinger": {
    divergence: hellinger(),
    f: (u) => (Math.sqrt(u) - 1) ** 2,
    tight: (logRatio) => logRatio / 2,
    values: { 1: 0.235006, 2: 0.786939, 4: 1.729329 },
    atZero: 0,
  },
  "fgan-js": {
    divergence: js(),
    f: (u) => entropy(u) - (u + 1) * Math.log((u + 1) / 2),
    tight: (logRatio) => logRatio,
    values: jensenShannon,
    atZero: 0,
  },
  "fgan-gan": {
    divergence: gan(),
    f: (u) => entropy(u) - entropy(u + 1),
    tight: (logRatio) => logRatio,
    values: { 1: -1.163451, 2: 2 * 0.336831 - Math.log(4), 4: 2 * 0.63272 - Math.log(4) },
    atZero: -1.386294,
  },
  "fgan-jspi at π = 0.3": { ...weighted(0.3), values: { 1: 0.09491 } },
  "fgan-jspi at π = 0.5": { ...weighted(0.5), values: { 1: 0.222843 / 2, 2: 0.336831, 4: 0.63272 } },
};

function weighted(π: number): Omit<Case, "values"> {
  const f = (u: number) => π * entropy(u) - entropy(1 - π + π * u);
  return { divergence: jspi(π), f, tight: (logRatio) => logRatio, atZero: 0 };
}

const all = Object.entries(cases).map(([name, each]) => ({ name, ...each }));

/** Values of a function of tensors at these numbers. */
function at(f: (v: tf.Tensor) => tf.Tensor, v: readonly number[]): number[] {
  return tf.tidy(() => valuesOf(f(tf.tensor1d([...v]))));
}

const normal = (x: number): number => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
const cell = 1 / 256;

/** E_P[g_f(v)] - E_Q[f*(g_f(v))], by the midpoint rule with an edge of its cells where p = q. */
function bound({ activation, conjugate }: FDivergence, d: number, v: (x: number) => number): number {
  const xs = Array.from({ length: 20 / cell }, (_, i) => d / 2 + (i + 0.5) * cell - 10);
  const vs = xs.map(v);
  const [onReal, onFake] = [at(activation, vs), at(conjugate, vs)];
  return cell * xs.reduce((sum, x, i) => sum + normal(x) * onReal[i]! - normal(x - d) * onFake[i]!, 0);
}

describe.each(all)("$name", ({ divergence, f, tight, values, atZero, leastV = -Infinity }) => {
  test.each(Object.entries(values).map(([d, value]) => [Number(d), value]))(
    "of N(0, 1) and N(%d, 1), the tight bound is the closed form %d",
    (d, value) => {
      const tightBound = bound(divergence, d, (x) => tight(d * (d / 2 - x)));
      expect(Math.abs(tightBound - value)).toBeLessThan(1e-6 * Math.max(1, value));
    },
  );

  test("the bound where the discriminator says nothing, v = 0, is what it should be", () => {
    expect(bound(divergence, 1, () => 0)).toBeCloseTo(atZero, 6);
  });

  test("the activation is increasing, and f'(1) at the threshold", () => {
    const { activation, threshold } = divergence;
    const v = Array.from({ length: 81 }, (_, i) => (i - 40) / 8);
    const ts = at(activation, v);
    expect(ts.every((t, i) => i === 0 || t > ts[i - 1]!)).toBe(true);
    const slope = (f(1 + 1e-5) - f(1 - 1e-5)) / 2e-5;
    expect(at(activation, [threshold])[0]).toBeCloseTo(slope, 6);
  });

  test("the conjugate is f*(t) = sup (ut - f(u)) of the activation", () => {
    const v = Array.from({ length: 13 }, (_, i) => (i - 6) / 2).filter((each) => each >= leastV);
    const ts = at(divergence.activation, v);
    for (const [i, conjugate] of at(divergence.conjugate, v).entries()) {
      const best = largest((logU) => ts[i]! * Math.exp(logU) - f(Math.exp(logU)));
      expect(Math.abs(conjugate - best), `at v = ${v[i]}`).toBeLessThan(1e-5 * Math.max(1, Math.abs(best)));
    }
  });

  test("at the tight bound no discriminator does better: p g_f'(v) = q (f* ∘ g_f)'(v)", () => {
    const logRatios = Array.from({ length: 9 }, (_, i) => (i - 4) / 2).filter((ratio) => ratio !== 0);
    const v = tf.tensor1d(logRatios.map(tight));
    const slopes = (of: (v: tf.Tensor) => tf.Tensor) => valuesOf(tf.tidy(() => tf.grad((x) => tf.sum(of(x)))(v)));
    const [onReal, onFake] = [slopes(divergence.activation), slopes(divergence.conjugate)];
    for (const [i, logRatio] of logRatios.entries()) {
      expect(onReal[i]! * Math.exp(logRatio), `${logRatio}`).toBeCloseTo(onFake[i]!, 4);
    }
  });
});

/** The largest value of a function of one peak between -30 and 30, by golden sections. */
function largest(f: (x: number) => number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [-30, 30];
  while (to - from > 1e-9) {
    const [left, right] = [to - ratio * (to - from), from + ratio * (to - from)];
    if (f(left) < f(right)) from = left;
    else to = right;
  }
  return f((from + to) / 2);
}

describe("discriminators that are not good enough", () => {
  test("the best linear one of the Pearson divergence comes to 1, not to 1.718282", () => {
    const linear = (slope: number, offset: number) => bound(pearson(), 1, (x) => slope * (x - 1) + offset);
    expect(linear(-2, 0)).toBeCloseTo(1, 6);
    for (const other of [linear(-2.1, 0), linear(-1.9, 0), linear(-2, 0.1), linear(-2, -0.1)]) {
      expect(other).toBeLessThan(1);
    }
  });

  test.each([
    [20, 0.38256],
    [50, 0.38287],
  ])("a linear one of the total variation, with slope %d, comes to %d", (slope, value) => {
    expect(bound(tv(), 1, (x) => slope * (0.5 - x))).toBeCloseTo(value, 5);
  });
});

test.each(all.filter(({ name }) => /tv|js|gan-gan/.test(name)))(
  "$name is finite with all its gradients, however large the scores",
  ({ divergence: { activation, conjugate } }) => {
    for (const of of [activation, conjugate]) {
      for (const v of [-1e30, -1e4, -100, 100, 1e4, 1e30]) {
        expect(at(of, [v])[0]).toSatisfy(Number.isFinite);
        expect(scalarOf(tf.tidy(() => tf.grad((x) => tf.sum(of(x)))(tf.scalar(v))))).toSatisfy(Number.isFinite);
      }
    }
  },
);

test.each(all)("$name overflows only where its exponential does", ({ divergence: { activation, conjugate } }) => {
  for (const of of [activation, conjugate]) {
    for (const v of [-85, 85]) {
      expect(at(of, [v])[0]).toSatisfy(Number.isFinite);
      expect(scalarOf(tf.tidy(() => tf.grad((x) => tf.sum(of(x)))(tf.scalar(v))))).toSatisfy(Number.isFinite);
    }
  }
});
