/** Differentiable augmentation: each kind by its definition, against PyTorch, and as the critic of a system sees it. */
import { describe, expect, it, test } from "vitest";
import { openAugmentation } from "../../../../electron/gan/augmentation/augment.ts";
import { drawnInputs } from "../../../../electron/gan/inputs.ts";
import { systemOf } from "../../../../electron/gan/systemOf.ts";
import { completeConfiguration, type RunConfiguration } from "../../../../shared/configuration.ts";
import { augmentationChoices, augmentationsOf } from "../../../../shared/augmentation.ts";
import { applies, whyIdle } from "../../../../shared/settings/table.ts";
import { systemNames } from "../../../../shared/systems.ts";
import { countedStream } from "../counted.ts";
import { drawn, networkOf, recording, relativeError, tf, valuesOf } from "../tensorflow.ts";

type Choice = RunConfiguration["augmentation"];

const settingsOf = (augmentation: Choice, changes: object = {}) =>
  completeConfiguration({ system: "wgan", imageSize: 16, augmentation, ...changes });

/** The picture or pictures of one call, with these numbers for each kind of augmentation. */
function augmented(augmentation: Choice, x: tf.Tensor, draws: Readonly<Record<string, tf.Tensor>>): tf.Tensor {
  const tensors = Object.fromEntries(Object.entries(draws).map(([name, u]) => [`augmentation/1/${name}`, u]));
  return openAugmentation(settingsOf(augmentation), tensors)(x);
}

/** A single picture [1, 8, 8, 1] with the numbers 1 … 64, row by row. */
const numbered = tf.tensor(
  Float32Array.from({ length: 64 }, (_, at) => at + 1),
  [1, 8, 8, 1],
);

function rowsOf(x: tf.Tensor): number[][] {
  const values = valuesOf(x);
  return Array.from({ length: 8 }, (_, row) => values.slice(8 * row, 8 * row + 8));
}

describe("colour", () => {
  const pixel = tf.tensor([0.5, -0.25, 0.2, -0.3, 0.1, 0.8], [1, 1, 2, 3]);

  it.each([
    ["the middle of each range leaves a picture as it is", [0.5, 0.5, 0.5], [0.5, -0.25, 0.2, -0.3, 0.1, 0.8]],
    ["brightness moves every number", [0.75, 0.5, 0.5], [0.75, 0, 0.45, -0.05, 0.35, 1.05]],
    ["no saturation is grey", [0.5, 0, 0.5], [0.15, 0.15, 0.15, 0.2, 0.2, 0.2]],
    [
      "contrast moves away from the mean of all, 0.175",
      [0.5, 0.5, 0.75],
      [0.58125, -0.35625, 0.20625, -0.41875, 0.08125, 0.95625],
    ],
  ] as const)("%s", (_, draws, expected) => {
    const result = augmented("colour", pixel, { colour: tf.tensor2d([[...draws]]) });
    expect(relativeError(valuesOf(result), expected)).toBeLessThan(1e-6);
  });
});

describe("translation", () => {
  const moved = (down: number, right: number) =>
    rowsOf(augmented("translation", numbered, { translation: tf.tensor2d([[down, right]]) }));
  const before = rowsOf(numbered);

  it("moves by a pixel of eight at most, each step as likely; what comes in is 0", () => {
    expect(moved(0.5, 0.5)).toEqual(before);
    expect(moved(0, 0.5)).toEqual([Array(8).fill(0), ...before.slice(0, 7)]);
    expect(moved(0.33, 0.5)).toEqual(moved(0, 0.5));
    expect(moved(0.34, 0.5)).toEqual(before);
    expect(moved(0.67, 0.5)).toEqual([...before.slice(1), Array(8).fill(0)]);
    expect(moved(0.5, 1 - 2 ** -24)).toEqual(before.map((row) => [...row.slice(1), 0]));
  });

  it("has a place for every number that can be drawn, at every size", () => {
    for (const size of [16, 32, 64, 128]) {
      const ones = tf.ones([2, size, size, 1]);
      const last = 1 - 2 ** -24;
      const draws = tf.tensor2d([
        [0, 0],
        [last, last],
      ]);
      const sums = valuesOf(tf.sum(augmented("translation", ones, { translation: draws }), [1, 2, 3]));
      expect(sums).toEqual([(size - size / 8) ** 2, (size - size / 8) ** 2]);
    }
  });
});

describe("cutout", () => {
  const cut = (down: number, right: number) =>
    rowsOf(augmented("cutout", numbered, { cutout: tf.tensor2d([[down, right]]) }));

  it("clears a square of half the side, its middle anywhere from edge to edge", () => {
    const holes = (rows: number[][]) => rows.flat().filter((value) => value === 0).length;
    const middle = cut(0.5, 0.5);
    expect(holes(middle)).toBe(16);
    expect(middle[2]).toEqual([17, 18, 0, 0, 0, 0, 23, 24]);
    expect(middle[1]).toEqual(rowsOf(numbered)[1]);
    expect(holes(cut(0, 0))).toBe(4);
    expect(cut(0, 0)[1]?.slice(0, 3)).toEqual([0, 0, 11]);
    expect(holes(cut(1 - 2 ** -24, 1 - 2 ** -24))).toBe(4);
    expect(cut(1 - 2 ** -24, 1 - 2 ** -24)[6]?.slice(5)).toEqual([54, 0, 0]);
  });
});

describe("PyTorch's", () => {
  interface Thinned {
    readonly count: number;
    readonly stride: number;
    readonly values: readonly number[];
  }
  const { batch, size, cases } = recording("augmentation") as {
    readonly batch: number;
    readonly size: number;
    readonly cases: Readonly<Record<string, Readonly<Record<"output" | "gradient" | "second", Thinned>>>>;
  };

  it.each(Object.keys(cases))("values, gradient and gradient of a gradient: %s", (name) => {
    const [chosen = "", channels = ""] = name.split(" of ");
    const [numbers, uniform] = [countedStream(5), countedStream(6)];
    const shape = [batch, size, size, Number(channels)];
    const [x, weight] = [drawn(shape, numbers), drawn(shape, numbers)];
    const counts: Readonly<Record<string, number>> = { colour: 3, translation: 2, cutout: 2 };
    const draws = Object.fromEntries(
      chosen.split(",").map((each) => [each, drawn([batch, counts[each]!], () => (uniform() + 1) / 2)]),
    );
    const apply = (at: tf.Tensor) => augmented(chosen as Choice, at, draws);
    const gradientAt = tf.grad((at: tf.Tensor) => tf.sum(tf.mul(tf.square(apply(at)), weight)));
    const found = {
      output: apply(x),
      gradient: gradientAt(x),
      second: tf.grad((at: tf.Tensor) => tf.sum(tf.square(gradientAt(at))))(x),
    };
    for (const [what, { count, stride, values }] of Object.entries(cases[name]!)) {
      const all = valuesOf(found[what as keyof typeof found]);
      expect(all.length, what).toBe(count);
      expect(
        relativeError(
          all.filter((_, at) => at % stride === 0),
          values,
        ),
        what,
      ).toBeLessThan(1e-5);
    }
  });
});

describe("the critic", () => {
  it("sees each call augmented by numbers of its own, in the order of the calls", () => {
    const settings = settingsOf("cutout");
    const at = (down: number) => tf.tensor2d([[down, down]]);
    const see = openAugmentation(settings, { "augmentation/1/cutout": at(0), "augmentation/2/cutout": at(0.5) });
    const [first, second, third] = [see(numbered), see(numbered), see(numbered)].map(rowsOf);
    expect(first).not.toEqual(second);
    expect(second?.[2]).toEqual([17, 18, 0, 0, 0, 0, 23, 24]);
    // A system that calls it more often than it draws goes round.
    expect(third).toEqual(first);
  });

  it("is refused another number of pictures than was drawn for", () => {
    const see = openAugmentation(settingsOf("cutout"), { "augmentation/1/cutout": tf.zeros([3, 2]) });
    expect(() => see(numbered)).toThrow("called with 1 pictures, and augmented as 3 of its step");
  });

  it("sees what it is called with where nothing is set, and nothing is drawn", () => {
    const settings = settingsOf("none");
    expect(openAugmentation(settings, {})(numbered)).toBe(numbered);
    for (const plan of systemOf(settings).plan(settings)) {
      expect(Object.values(drawnInputs(plan, settings)).map(({ kind }) => kind)).not.toContain("augmentation");
    }
  });

  /** How often a step's loss calls the critic; a look-ahead goes round. */
  function callsOf(settings: RunConfiguration, plan: ReturnType<ReturnType<typeof systemOf>["plan"]>[number]): number {
    let calls = 0;
    const critic = networkOf((x) => {
      calls += 1;
      return tf.mean(x, [1, 2, 3]);
    });
    const inputs = Object.entries(drawnInputs(plan, settings)).map(([name, { shape }]) => [name, tf.ones([...shape])]);
    const generator = networkOf((z) => tf.tile(tf.reshape(tf.mean(z, 1), [-1, 1, 1, 1]), [1, 16, 16, 3]));
    tf.tidy(() => {
      plan.loss({ critic, generator } as never, Object.fromEntries(inputs) as never);
    });
    return calls;
  }

  it.each(systemNames.filter((system) => applies("augmentation", settingsOf("none", { system }))))(
    "of %s is called no more often in a step than there are numbers for",
    (system) => {
      const settings = settingsOf("colour,translation,cutout", { system, batch: 2, nz: 2, unrollSteps: 0 });
      for (const plan of systemOf(settings).plan(settings)) {
        const drawnFor = Object.keys(drawnInputs(plan, settings)).filter((name) => name.endsWith("/cutout")).length;
        const calls = callsOf(settings, plan);
        expect(calls, plan.name).toBeGreaterThan(0);
        expect(calls, plan.name).toBeLessThanOrEqual(drawnFor);
      }
    },
  );
});

test("a run chooses any combination, in one order", () => {
  const sets = augmentationChoices.map((augmentation) => augmentationsOf({ augmentation }));
  expect(new Set(sets.map(String)).size).toBe(8);
  expect(augmentationsOf({ augmentation: "colour,translation,cutout" })).toEqual(["colour", "translation", "cutout"]);
  expect(augmentationsOf({ augmentation: "none" })).toEqual([]);
});

test("points, and systems without a critic, have none", () => {
  expect(whyIdle("augmentation", completeConfiguration({ domain: "points" }))).toBe("only images have it");
  expect(whyIdle("augmentation", settingsOf("none", { system: "vae" }))).toBe(
    "the system has no critic that scores pictures",
  );
});
