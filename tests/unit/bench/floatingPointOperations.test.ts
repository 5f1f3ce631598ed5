/** Operations counted from the layers, beside the sums done by hand. */
import { describe, expect, it } from "vitest";
import { stepOperations } from "../../bench/floatingPointOperations.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";

/** 4 × 4 kernels on images of a side, from so many channels to so many others. */
const convolution = (side: number, inputs: number, outputs: number): number =>
  2 * 64 * side ** 2 * 4 ** 2 * inputs * outputs;

describe("stepOperations", () => {
  it("counts the DCGAN of 64 px as done by hand", () => {
    const first = convolution(32, 3, 64);
    const later =
      convolution(16, 64, 128) + convolution(8, 128, 256) + convolution(4, 256, 512) + convolution(1, 512, 1);
    const f = first + later;
    // The generator's products are the same, but for the first one, which takes z.
    const fromNoise = convolution(1, 100, 512);
    const upwards =
      convolution(4, 512, 256) + convolution(8, 256, 128) + convolution(16, 128, 64) + convolution(32, 64, 3);
    const g = fromNoise + upwards;
    const { criticStep, generatorStep } = stepOperations(completeConfiguration({ imageSize: 64, nf: 64, batch: 64 }));
    expect(criticStep).toBe(g + 2 * f + 2 * f + 2 * later);
    expect(generatorStep).toBe(g + f + f + g + upwards);
    expect(criticStep / 1e9).toBeCloseTo(92.7, 0);
    expect(generatorStep / 1e9).toBeCloseTo(66.8, 0);
  });

  it("counts linear layers", () => {
    const settings = { imageSize: 16, channels: 1, nz: 10, batch: 8, generator: "mlp", critic: "mlp" };
    const hidden = 3 * 512 * 512;
    const g = 2 * 8 * (10 * 512 + hidden + 512 * 256);
    const f = 2 * 8 * (256 * 512 + hidden + 512);
    const fButFirst = f - 2 * 8 * 256 * 512;
    const gButFirst = g - 2 * 8 * 10 * 512;
    const { criticStep, generatorStep } = stepOperations(completeConfiguration(settings));
    expect(criticStep).toBe(g + 4 * f + 2 * fButFirst);
    expect(generatorStep).toBe(2 * g + gButFirst + 2 * f);
  });

  it("does not depend on the objective", () => {
    const of = (system: string) => stepOperations(completeConfiguration({ system }));
    expect(of("gan")).toEqual(of("wgan"));
  });

  it("counts a gradient penalty as forwards, backwards to the sample, and backwards through that", () => {
    const of = (system: string) =>
      stepOperations(completeConfiguration({ system, domain: "points", hiddenUnits: 8, batch: 3 }));
    const f = 2 * 3 * (2 * 8 + 3 * 8 * 8 + 8);
    expect(of("wgan-gp").criticStep - of("wgan").criticStep).toBe(4 * f);
    expect(of("wgan-gp").generatorStep).toBe(of("wgan").generatorStep);
  });
});
