import { describe, expect, it } from "vitest";
import { initialiseVariables } from "../../../../electron/gan/initialiseVariables.ts";
import { criticStepsInIteration } from "../../../../electron/gan/schedule.ts";
import { formNotes, timeInWords } from "../../../../renderer/views/new-run/formNotes.ts";
import {
  checkpointBytes,
  criticSteps,
  diskBytes,
  durationMs,
  memoryBytes,
} from "../../../../renderer/views/new-run/runCost.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { criticNetworks, generatorNetworks, optimizers } from "../../../../shared/hyperparameters.ts";

const networks = generatorNetworks.flatMap((generator) => criticNetworks.map((critic) => ({ generator, critic })));

describe("checkpointBytes", () => {
  it.each(networks)("is what $generator and $critic really hold, but for batch norm's statistics", (pair) => {
    for (const optimizer of optimizers) {
      for (const imageSize of [16, 64] as const) {
        const settings = completeConfiguration({ ...pair, optimizer, imageSize, nf: 6, nz: 9, channels: 1 });
        const variables = initialiseVariables(settings, () => 0);
        const counted = Object.entries(variables).filter(([name]) => !/running(Mean|Variance)$|step/i.test(name));
        const bytes = counted.reduce((total, [, { data }]) => total + data.byteLength, 0);
        expect(Math.abs(checkpointBytes(settings) / bytes - 1)).toBeLessThan(1e-3);
      }
    }
  });
});

describe("diskBytes", () => {
  it("counts no more checkpoints than are kept, and every sample", () => {
    const settings = completeConfiguration({ steps: 1000, checkpointEvery: 10, keepCheckpoints: 3, sampleEvery: 500 });
    expect(diskBytes(settings)).toBe(3 * checkpointBytes(settings) + 3 * 64 * 64 * 64 * 3);
  });
});

describe("memoryBytes", () => {
  it.each([
    [16, 4, 32, 208.5e6],
    [32, 16, 64, 490.8e6],
    [32, 64, 64, 1386e6],
    [64, 16, 64, 999.2e6],
    [64, 64, 64, 3192e6],
  ] as const)("is near the measured peak at %d px, nf %d, batch %d", (imageSize, nf, batch, measured) => {
    const estimate = memoryBytes(completeConfiguration({ imageSize, nf, batch }));
    expect(Math.abs(estimate / measured - 1)).toBeLessThan(0.05);
  });
});

describe("criticSteps", () => {
  it.each([1, 24, 25, 26, 500, 501, 1500])("is the schedule's sum over %d steps", (steps) => {
    for (const warmup of [false, true]) {
      let total = 0;
      for (let iteration = 0; iteration < steps; iteration++) {
        total += criticStepsInIteration(iteration, { nCritic: 5, warmup });
      }
      expect(criticSteps({ steps, nCritic: 5, warmup })).toBe(total);
    }
  });
});

describe("durationMs", () => {
  it("is that of ordinary iterations without warm-up", () => {
    expect(durationMs(completeConfiguration({ steps: 100 }), 600)).toBe(60_000);
  });

  it("counts the warm-up's critic steps", () => {
    expect(durationMs(completeConfiguration({ steps: 25, nCritic: 5, warmup: true }), 600)).toBe(25 * 101 * 100);
  });
});

describe("formNotes", () => {
  const roomy = { memoryBytes: 16e9, homeBytesFree: 500e9 };

  it("has nothing to say of an ordinary pair", () => {
    expect(formNotes([completeConfiguration({}), completeConfiguration({ algorithm: "gan" })], roomy)).toEqual([]);
  });

  it("warns of a machine that is too small", () => {
    const large = completeConfiguration({ imageSize: 128, nf: 256, batch: 256 });
    const notes = formNotes([large], { memoryBytes: 8e9, homeBytesFree: 1e9 });
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatch(/memory.*8\.0 GB/);
    expect(notes[1]).toMatch(/1\.0 GB are free/);
  });

  it("warns of samples and checkpoints that never come, and of momentum in a WGAN", () => {
    const rare = completeConfiguration({ steps: 10, sampleEvery: 100, checkpointEvery: 500, optimizer: "adam" });
    expect(formNotes([rare], null)).toHaveLength(3);
  });
});

describe("timeInWords", () => {
  const wgan = completeConfiguration({ steps: 100 });
  const gan = completeConfiguration({ algorithm: "gan", steps: 100 });

  it("adds the sides, which take turns", () => {
    expect(timeInWords([wgan, gan], [600, 300])).toBe("about 1 min 30 s");
  });

  it("says nothing where one side is unknown", () => {
    expect(timeInWords([wgan, gan], [600, null])).toBeNull();
  });
});
