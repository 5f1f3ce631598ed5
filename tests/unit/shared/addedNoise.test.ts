import { describe, expect, it } from "vitest";
import { addsNoise, fixedNoise, noiseOf, noisyByte } from "../../../shared/addedNoise.ts";

describe("the fixed noise", () => {
  const noise = fixedNoise(100_000);
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it("is of N(0, 1): mean, variance, kurtosis, and no tie between neighbours", () => {
    expect(mean(noise)).toBeCloseTo(0, 1.9);
    expect(mean(noise.map((value) => value ** 2))).toBeCloseTo(1, 1.5);
    expect(mean(noise.map((value) => value ** 4))).toBeCloseTo(3, 0.9);
    expect(mean(noise.map((value, at) => value * (noise[at + 1] ?? 0)))).toBeCloseTo(0, 1.8);
    expect(noise.every(Number.isFinite)).toBe(true);
  });

  it("is the same each time, and of fewer places the beginning of it", () => {
    expect(fixedNoise(100_000)).toEqual(noise);
    expect(fixedNoise(7)).toEqual(noise.slice(0, 7));
  });
});

describe("a byte with noise", () => {
  it("moves by σ of pictures in [-1, 1], and stays a byte", () => {
    expect(noisyByte(100, 0.2, 1)).toBe(126); // 100 + 25.5
    expect(noisyByte(100, 0.2, -1)).toBe(75); // 74.5
    expect([noisyByte(250, 0.2, 2), noisyByte(3, 0.2, -2)]).toEqual([255, 0]);
  });
});

describe("the noise of a run", () => {
  const vae = { system: "vae", noiseStd: 0.2 };

  it("is that of the step, and of the settings where nothing was recorded", () => {
    expect(noiseOf(vae, "noisy", 0.13)).toBe(0.13);
    expect([noiseOf(vae, "noisy", null), noiseOf(vae, "noisy", Number.NaN)]).toEqual([0.2, 0.2]);
  });

  it("is none of means, and of systems that add none", () => {
    expect(noiseOf(vae, "mean", 0.13)).toBeNull();
    expect(noiseOf({ ...vae, system: "wgan" }, "noisy", null)).toBeNull();
    expect([addsNoise(vae), addsNoise({ system: "ebgan" }), addsNoise({ system: "of-2031" })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
