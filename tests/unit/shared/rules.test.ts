/** Settings that fit by themselves and not together. */
import { describe, expect, it } from "vitest";
import { completeConfiguration, refuseContradictions } from "../../../shared/configuration.ts";
import { holds, type Condition } from "../../../shared/settings/conditions.ts";
import { brokenRules } from "../../../shared/settings/rules.ts";

describe("a condition", () => {
  const run = { optimizer: "adam", beta1: 0.5, warmup: false };
  const cases: [Condition, boolean][] = [
    [{}, true],
    [{ optimizer: "adam" }, true],
    [{ optimizer: "adam", warmup: true }, false],
    [{ optimizer: { not: "adam" } }, false],
    [{ optimizer: { not: "rmsprop" }, warmup: false }, true],
    [{ optimizer: { oneOf: ["rmsprop", "adam"] } }, true],
    [{ optimizer: { oneOf: ["rmsprop"] } }, false],
    [{ beta1: { above: 0.5 } }, false],
    [{ beta1: { above: 0.4 } }, true],
    [{ beta1: { below: 0.5 } }, false],
    [{ beta1: { below: 0.6 } }, true],
    [{ clip: { below: 1 } }, false],
    [{ clip: { not: 1 } }, false],
  ];

  it.each(cases)("%j: %s", (condition, expected) => {
    expect(holds(condition, run)).toBe(expected);
  });
});

describe("a rule that is broken", () => {
  const broken = { ...completeConfiguration({ engine: "cpu" }), device: "cuda" } as const;

  it("is told with the setting whose field says so", () => {
    expect(brokenRules(completeConfiguration({}))).toEqual([]);
    expect(brokenRules(broken)).toEqual([
      {
        setting: "device",
        reason: "Only the engine compiled has a choice of devices: leave the device out, or take that engine.",
      },
    ]);
  });

  it("refuses the run in the same sentence, with the flag and the value", () => {
    expect(() => {
      refuseContradictions(broken);
    }).toThrow(
      "device (--device) cannot be cuda. Only the engine compiled has a choice of devices: leave the device out, " +
        "or take that engine. Nothing was changed.",
    );
  });

  it("is a learning rate above 1 of all but SGD, the critic's where that has one", () => {
    const settingsIn = (changes: Readonly<Record<string, unknown>>) =>
      brokenRules(completeConfiguration(changes)).map(({ setting }) => setting);
    expect(settingsIn({ learningRate: 2 })).toEqual(["learningRate", "criticLearningRate"]);
    expect(settingsIn({ learningRate: 2, optimizer: "sgd" })).toEqual([]);
    expect(settingsIn({ learningRate: 2, optimizer: "sgd", criticOptimizer: "adam" })).toEqual(["criticLearningRate"]);
    expect(settingsIn({ criticLearningRate: 2, criticOptimizer: "sgd" })).toEqual([]);
  });

  it("is one for each thing that does not go together", () => {
    const twice = { ...broken, domain: "points", generator: "dcgan", critic: "mlp" } as const;
    expect(brokenRules(twice).map(({ setting }) => setting)).toEqual(["generator", "device"]);
  });
});
