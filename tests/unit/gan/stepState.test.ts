/** What each step takes, changes and returns. */
import { describe, expect, test, vi } from "vitest";
import { initialiseVariables } from "../../../electron/gan/initialiseVariables.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { optimizers } from "../../../shared/settings/optimisation.ts";
import { countedStream } from "./counted.ts";
import { describeBoth } from "./describedNetworks.ts";
import { drawn, namedStep, rates, runStep, tf, tinySettings, toTensors, valuesOf } from "./tensorflow.ts";

const inputs = {
  x: drawn([2, 16, 16, 3], () => 100),
  z: drawn([2, 8], countedStream(3)),
  ...rates(tinySettings),
};

function start(settings: RunConfiguration): Record<string, tf.Tensor> {
  return toTensors(initialiseVariables(settings, countedStream(1)));
}

function namesIn(variables: object, pattern: RegExp): string[] {
  return Object.keys(variables)
    .filter((name) => pattern.test(name))
    .sort();
}

describe.each(optimizers)("with %s", (optimizer) => {
  const settings: RunConfiguration = { ...tinySettings, optimizer };

  test("a critic step returns the critic, its optimiser's state and the running statistics of both networks", () => {
    const variables = start(settings);
    const { variables: changed, outputs } = namedStep(settings, "critic")({ ...variables, ...inputs });
    const expected = namesIn(variables, /^critic\/|^optimizer\/critic\/|^generator\/.*\/running(Mean|Variance)$/);
    expect(Object.keys(changed).sort()).toEqual(expected);
    expect(Object.keys(outputs).sort()).toEqual([
      "clipShare",
      "criticGradientNorm",
      "criticLoss",
      "criticStepCosine",
      "emEstimate",
      "meanFake",
      "meanReal",
    ]);
    for (const [name, tensor] of Object.entries(changed)) expect(tensor.shape, name).toEqual(variables[name]!.shape);
  });

  test("a generator step returns the generator, its optimiser's state and the running statistics of both", () => {
    const variables = start(settings);
    const { variables: changed, outputs } = namedStep(settings, "generator")({ ...variables, ...inputs });
    const expected = namesIn(variables, /^generator\/|^optimizer\/generator\/|^critic\/.*\/running(Mean|Variance)$/);
    expect(Object.keys(changed).sort()).toEqual(expected);
    expect(Object.keys(outputs)).toEqual(["generatorLoss", "generatorGradientNorm", "generatorStepCosine"]);
    for (const [name, tensor] of Object.entries(changed)) expect(tensor.shape, name).toEqual(variables[name]!.shape);
  });
});

describe("weight clipping", () => {
  const clipped = { ...tinySettings, clip: 0.01 };

  test("a WGAN's critic step leaves every parameter of the critic within [-c, c], batch norm's too", () => {
    const variables = start(clipped);
    runStep(namedStep(clipped, "critic"), variables, inputs);
    const parameters = namesIn(variables, /^critic\/.*\/(weight|scale|shift)$/);
    expect(parameters).toHaveLength(5);
    for (const name of parameters) {
      const largest = Math.max(...valuesOf(variables[name]).map(Math.abs));
      expect(largest, name).toBeLessThanOrEqual(Math.fround(0.01));
    }
    expect(Math.min(...valuesOf(variables["critic/stage1/runningVariance"]))).toBeGreaterThan(0.5);
  });

  test("the generator and a GAN's discriminator are not clipped", () => {
    const variables = start(clipped);
    runStep(namedStep(clipped, "generator"), variables, inputs);
    expect(Math.max(...valuesOf(variables["generator/stage0/weight"]))).toBeGreaterThan(0.2);
    const gan: RunConfiguration = { ...clipped, system: "gan" };
    runStep(namedStep(gan, "critic"), variables, inputs);
    expect(Math.max(...valuesOf(variables["critic/stage0/weight"]))).toBeGreaterThan(0.2);
  });
});

test("steps read no tensor's values, leave their arguments as they were and lose no memory", () => {
  const variables = start(tinySettings);
  const before = valuesOf(variables["critic/stage0/weight"]);
  const steps = [namedStep(tinySettings, "critic"), namedStep(tinySettings, "generator")];
  const reads = [vi.spyOn(tf.Tensor.prototype, "dataSync"), vi.spyOn(tf.Tensor.prototype, "data")];
  const tensorsBefore = tf.memory().numTensors;
  for (const step of steps) tf.dispose(tf.tidy(() => ({ ...step({ ...variables, ...inputs }).variables })));
  expect(tf.memory().numTensors).toBe(tensorsBefore);
  for (const read of reads) {
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  }
  expect(valuesOf(variables["critic/stage0/weight"])).toEqual(before);
});

test("a tensor that is missing is named", () => {
  const variables = start(tinySettings);
  expect(() => namedStep(tinySettings, "critic")({ ...variables, ...inputs, z: undefined! })).toThrow(/"z"/);
  delete variables["critic/stage1/scale"];
  expect(() => namedStep(tinySettings, "critic")({ ...variables, ...inputs })).toThrow(/"critic\/stage1\/scale"/);
});

test("initial values: weights N(0, σ), batch-norm scales N(1, σ), everything else 0, running variances 1", () => {
  const settings: RunConfiguration = { ...tinySettings, generator: "dcgan-constant", initialisationStd: 0.5 };
  const initial = initialiseVariables(settings, () => 2);
  const expected = (name: string) =>
    name.startsWith("optimizer/") ? 0 : name.endsWith("/weight") ? 1 : name.endsWith("/scale") ? 2 : 0;
  for (const [name, { shape, data }] of Object.entries(initial)) {
    expect(data, name).toHaveLength(tf.util.sizeFromShape(shape));
    const value = name.endsWith("/runningVariance") && !name.startsWith("optimizer/") ? 1 : expected(name);
    expect(new Set(data), name).toEqual(new Set([value]));
  }
});

test("the random draws are as many as the description has weights and scales", () => {
  let draws = 0;
  initialiseVariables(tinySettings, () => {
    draws += 1;
    return 0;
  });
  const { generator, critic } = describeBoth(tinySettings);
  const shifts = [...generator.layers, ...critic.layers].filter(({ kind }) => kind === "batchNorm");
  const unrandom = shifts.reduce((sum, layer) => sum + layer.parameterCount / 2, 0);
  expect(draws).toBe(generator.parameterCount + critic.parameterCount - unrandom);
});
