/** The moving average of the generator. */
import { describe, expect, it, test } from "vitest";
import { averagedVariables, movedAverage } from "../../../electron/gan/average.ts";
import { generateSamples } from "../../../electron/gan/generateSamples.ts";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import type { NamedTensors } from "../../../electron/gan/tensors.ts";
import { whyIdle } from "../../../shared/settings/table.ts";
import { countedStream } from "./counted.ts";
import {
  drawn,
  namedStep,
  rates,
  recording,
  relativeError,
  runStep,
  tf,
  tinySettings,
  toTensors,
  valuesOf,
} from "./tensorflow.ts";

const settings = { ...tinySettings, ema: 0.9 } as const;
const inputs = () => ({
  x: drawn([2, 16, 16, 3], () => 100),
  z: drawn([2, 8], countedStream(3)),
  ...rates(settings),
});

test("moves as PyTorch's AveragedModel does, buffers too", () => {
  const { decay, shapes, steps } = recording("average") as {
    readonly decay: number;
    readonly shapes: readonly number[][];
    readonly steps: readonly (readonly number[][])[];
  };
  const numbers = countedStream(4);
  const draw = () => Object.fromEntries(shapes.map((shape, at) => [String(at), drawn(shape, numbers)]));
  const names = shapes.map((_, at) => String(at));
  let averages: NamedTensors = Object.fromEntries(
    Object.entries(draw()).map(([name, tensor]) => [`average/${name}`, tensor]),
  );
  for (const expected of steps) {
    averages = movedAverage(names, { ema: decay }, averages, draw());
    for (const name of names) {
      expect(relativeError(valuesOf(averages[`average/${name}`]), expected[Number(name)]!)).toBeLessThan(1e-6);
    }
  }
  expect(steps.length).toBe(4);
});

describe("a run that keeps an average", () => {
  const start = () => toTensors(initialiseVariables(settings, countedStream(1)));
  const averaged = averagedVariables(settings);

  it("begins it with the generator's own values, running statistics too", () => {
    const variables = start();
    expect(averaged).toEqual(Object.keys(variables).filter((name) => name.startsWith("generator/")));
    expect(averaged.filter((name) => name.endsWith("/runningVariance")).length).toBeGreaterThan(0);
    for (const name of averaged) expect(valuesOf(variables[`average/${name}`])).toEqual(valuesOf(variables[name]));
  });

  it("moves it after each step that trains the generator, towards what that step has come to", () => {
    const variables = start();
    const before = Object.fromEntries(averaged.map((name) => [name, valuesOf(variables[name])]));
    runStep(namedStep(settings, "critic"), variables, inputs());
    for (const name of averaged) expect(valuesOf(variables[`average/${name}`])).toEqual(before[name]);
    runStep(namedStep(settings, "generator"), variables, inputs());
    for (const name of averaged) {
      const expected = valuesOf(variables[name]).map((w, at) => 0.9 * before[name]![at]! + 0.1 * w);
      expect(relativeError(valuesOf(variables[`average/${name}`]), expected), name).toBeLessThan(1e-6);
      expect(valuesOf(variables[name]), name).not.toEqual(before[name]);
    }
  });

  it("draws with it, or with the trained weights where it is asked to", () => {
    const variables = start();
    const noise = drawn([3, 8], countedStream(2));
    const draw = (from: Parameters<typeof generateSamples>[0], kind?: "average" | "raw") =>
      valuesOf(runStep(generateSamples(from, kind), variables, { noise }).samples);
    for (let step = 0; step < 3; step++) runStep(namedStep(settings, "generator"), variables, inputs());
    const [average, raw] = [draw(settings), draw({ ...settings, samplesFrom: "raw" })];
    expect(relativeError(average, raw)).toBeGreaterThan(0.01);
    expect([draw(settings, "raw"), draw({ ...settings, samplesFrom: "raw" }, "average")]).toEqual([raw, average]);
    const asTrained = Object.entries(variables).map(([name, tensor]) => [name, variables[`average/${name}`] ?? tensor]);
    const swapped = Object.fromEntries(asTrained) as Record<string, tf.Tensor>;
    expect(valuesOf(runStep(generateSamples(tinySettings), swapped, { noise }).samples)).toEqual(average);
  });

  it("stays where it is once it has arrived", () => {
    const there = tf.tensor1d([0.1, -3.3, 1e-7, 1e7]);
    const moved = movedAverage(["w"], { ema: 0.999 }, { "average/w": there }, { w: there });
    expect(valuesOf(moved["average/w"])).toEqual(valuesOf(there));
  });
});

test("a run without one has no variable for it, and no choice of what draws its samples", () => {
  const names = Object.keys(initialiseVariables(tinySettings, countedStream(1)));
  expect(names.filter((name) => name.startsWith("average/"))).toEqual([]);
  expect(averagedVariables(tinySettings)).toEqual([]);
  expect(whyIdle("samplesFrom", tinySettings)).toBe("only a run that keeps an average of its generator (--ema) has it");
  expect(whyIdle("samplesFrom", settings)).toBeNull();
});
