/** What steps are given to draw. */
import { expect, test } from "vitest";
import { drawnInputs } from "../../../electron/gan/inputs.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { storedConfiguration } from "../../../shared/storedConfiguration.ts";
import { planStep } from "./tensorflow.ts";

const small = { system: "wgan-gp", imageSize: 16, nz: 8, batch: 4 } as const;

test("a step that draws no real samples has the generator's batch, the others m", () => {
  const settings = completeConfiguration({ ...small, generatorBatch: 9 });
  expect(drawnInputs(planStep(settings, "critic"), settings)).toEqual({
    x: { kind: "real", shape: [4, 16, 16, 3], dtype: "uint8" },
    z: { kind: "noise", shape: [4, 8], dtype: "float32" },
    epsilon: { kind: "uniform", shape: [4, 1, 1, 1], dtype: "float32" },
  });
  expect(drawnInputs(planStep(settings, "generator"), settings)).toEqual({
    z: { kind: "noise", shape: [9, 8], dtype: "float32" },
  });
});

test("the generator's batch is m until somebody sets it, and goes with a changed m", () => {
  const settings = completeConfiguration(small);
  expect(settings.generatorBatch).toBe(4);
  expect(completeConfiguration(storedConfiguration(settings), { batch: 6 }).generatorBatch).toBe(6);
  const own = completeConfiguration({ ...small, generatorBatch: 9 });
  expect(completeConfiguration(storedConfiguration(own), { batch: 6 }).generatorBatch).toBe(9);
});
