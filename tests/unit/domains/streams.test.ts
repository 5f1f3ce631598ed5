import { describe, expect, it } from "vitest";
import { openStream, seedStream, streamStateSchema, type StreamPurpose } from "../../../electron/domains/streams.ts";

const count = 200_000;

/** Φ by the complementary error function of Numerical Recipes (6.2.2), absolute error below 1.2e-7. */
function normalDistribution(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + z / 2);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const tail = t * Math.exp(-z * z + coefficients.reduceRight((sum, c) => c + t * sum, 0));
  return x >= 0 ? 1 - tail / 2 : tail / 2;
}

function draw(seed: number, purpose: StreamPurpose, length = count): Float64Array {
  const stream = openStream(seedStream(seed, purpose));
  return Float64Array.from({ length }, () => stream.normal());
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(a: Float64Array, b: Float64Array): number {
  return mean(a.map((value, index) => value * (b[index] ?? NaN)));
}

describe("a stream's numbers", () => {
  const values = draw(7, "noise");

  it("have mean 0, variance 1, no skew and kurtosis 3", () => {
    const moment = (power: number): number => mean(values.map((value) => value ** power));
    // Five standard errors of each moment of N(0, 1).
    expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
    expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / count));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / count));
  });

  it("follow the normal distribution by the Kolmogorov–Smirnov test", () => {
    const sorted = values.slice().sort();
    const distance = sorted.reduce((largest, value, index) => {
      const expected = normalDistribution(value);
      return Math.max(largest, Math.abs(expected - index / count), Math.abs((index + 1) / count - expected));
    }, 0);
    // 1.949 / √n is the critical distance at the 0.1 % level.
    expect(distance).toBeLessThan(1.949 / Math.sqrt(count));
  });

  it("do not depend on their neighbours, nor the two of a Box–Muller pair on each other", () => {
    for (const lag of [1, 2, 3]) {
      expect(Math.abs(correlation(values.subarray(0, -lag), values.subarray(lag)))).toBeLessThan(5 / Math.sqrt(count));
    }
  });

  it("stay the same from version to version", () => {
    expect(openStream(seedStream(1, "noise")).normals(3)).toEqual(
      Float32Array.of(0.03961181640625, 0.7629660367965698, 0.24742724001407623),
    );
  });
});

describe("streams", () => {
  it("are independent between purposes and between neighbouring seeds", () => {
    const base = draw(1, "noise", 50_000);
    const others = [draw(1, "sampling", 50_000), draw(1, "initialisation", 50_000), draw(2, "noise", 50_000)];
    for (const other of others) expect(Math.abs(correlation(base, other))).toBeLessThan(5 / Math.sqrt(50_000));
    const firsts = Array.from({ length: 2_000 }, (_, seed) => openStream(seedStream(seed, "noise")).normal());
    expect(Math.abs(mean(Float64Array.from(firsts)))).toBeLessThan(5 / Math.sqrt(2_000));
    expect(new Set(firsts).size).toBe(2_000);
  });

  it.each([0, 1, 2, 7])("continue with the same numbers after %i, saved as JSON and restored", (drawn) => {
    const stream = openStream(seedStream(3, "noise"));
    stream.normals(drawn);
    const saved = streamStateSchema.parse(JSON.parse(JSON.stringify(stream.state())));
    const restored = openStream(saved);
    expect(restored.normals(100)).toEqual(stream.normals(100));
    expect(restored.state()).toEqual(stream.state());
  });

  it("are not moved by reading their state", () => {
    const start = seedStream(3, "noise");
    const copy = structuredClone(start);
    openStream(start).normals(5);
    expect(start).toEqual(copy);
  });

  it("refuse a state that would give zeros for ever", () => {
    expect(streamStateSchema.safeParse({ words: [0, 0, 0, 0], spare: null }).success).toBe(false);
    expect(streamStateSchema.safeParse({ words: [2 ** 31, 0, 0, 1], spare: null }).success).toBe(false);
    expect(streamStateSchema.safeParse({ words: [1, 0, 0, 0] }).success).toBe(false);
  });
});
