import { describe, expect, it } from "vitest";
import { roundSpacing, stepTicks, ticksBetween } from "../../../../shared/curves/ticks.ts";
import { roundRange } from "../../../../shared/curves/valueRange.ts";

function labels(low: number, high: number): string[] {
  return roundRange(low, high).ticks.map(({ label }) => label);
}

function read(label: string): number {
  return Number(label.replaceAll(",", "").replaceAll("−", "-"));
}

describe("the ticks of values", () => {
  it.each([
    [0, 0.7, ["0", "0.2", "0.4", "0.6", "0.8"]],
    [-0.3, 0.9, ["−0.5", "0", "0.5", "1.0"]],
    [-5000, 13_000, ["−5,000", "0", "5,000", "10,000", "15,000"]],
    [0, 46_520, ["0", "10,000", "20,000", "30,000", "40,000", "50,000"]],
    [0, 1e6, ["0", "200,000", "400,000", "600,000", "800,000", "1,000,000"]],
    [-2e6, 3e6, ["−2e6", "−1e6", "0", "1e6", "2e6", "3e6"]],
    [0, 0.0003, ["0", "0.0001", "0.0002", "0.0003"]],
    [0, 0.00021, ["0", "5e−5", "1e−4", "1.5e−4", "2e−4", "2.5e−4"]],
    [0, 4e-17, ["0", "1e−17", "2e−17", "3e−17", "4e−17"]],
    [
      1_000_000,
      1_000_000.0004,
      ["1,000,000.0000", "1,000,000.0001", "1,000,000.0002", "1,000,000.0003", "1,000,000.0004"],
    ],
    [99.98, 100.02, ["99.98", "99.99", "100.00", "100.01", "100.02"]],
  ])("from %d to %d", (low, high, expected) => {
    expect(labels(low, high)).toEqual(expected);
  });

  it("are 1-2-5, exact, evenly spaced and as they read, over 24 orders of magnitude, both signs and any offset", () => {
    let checked = 0;
    for (let power = -12; power <= 12; power++) {
      for (const [low, high] of [
        [0, 1],
        [0, 9.7],
        [-3.3, 1.1],
        [-7, -6.9],
        [1.21, 1.2345],
        [-1, 0],
        [100, 100.7],
        [0.999, 1.001],
      ] as const) {
        const { from, to, ticks } = roundRange(low * 10 ** power, high * 10 ** power);
        expect(from).toBeLessThanOrEqual(low * 10 ** power + Math.abs(high - low) * 1e-8 * 10 ** power);
        expect(to).toBeGreaterThanOrEqual(high * 10 ** power - Math.abs(high - low) * 1e-8 * 10 ** power);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        const spacing = (ticks.at(-1)!.value - ticks[0]!.value) / (ticks.length - 1);
        expect(["1", "2", "5"]).toContain(spacing.toExponential(6)[0]);
        expect(spacing.toExponential(6)).toMatch(/^[125]\.000000e/);
        for (const { value, label } of ticks) {
          // What is written is the very number at which the line stands: no dust, no rounding.
          expect(read(label)).toBe(value);
          expect(label).not.toMatch(/\d{4}(?=[^.]*$)(?<!\.\d*)(?!.*e)/);
          checked++;
        }
        if (low <= 0 && high >= 0) expect(ticks.map(({ label }) => label)).toContain("0");
      }
    }
    expect(checked).toBeGreaterThan(600);
  });

  it("end where numbers end", () => {
    for (const [low, high] of [
      [1, 1 + 1e-16],
      [1e15, 1e15 + 1],
      [0, 5e-324],
      [-1.7e308, 1.7e308],
      [3, 3],
    ] as const) {
      const { from, to, ticks } = roundRange(low, high);
      expect(Number.isFinite(from) && Number.isFinite(to) && from < to).toBe(true);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThan(12);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
    }
  });
});

describe("the ticks of steps", () => {
  it.each([
    [0, 1000, 5, ["0", "200", "400", "600", "800", "1,000"]],
    [130, 260, 5, ["150", "200", "250"]],
    [0, 3, 9, ["0", "1", "2", "3"]],
    [0, 20_000_000, 4, ["0", "5,000,000", "10,000,000", "15,000,000", "20,000,000"]],
    [999_998.3, 1_000_002.4, 6, ["999,999", "1,000,000", "1,000,001", "1,000,002"]],
  ])("from %d to %d, about %d", (from, to, most, expected) => {
    expect(stepTicks(from, to, most).map(({ label }) => label)).toEqual(expected);
  });
});

describe("a distance", () => {
  it("is the smallest round one that is enough", () => {
    expect([0.7, 1, 1.01, 2.1, 5.1, 0.0049].map((rough) => roundSpacing(rough))).toEqual([
      { mantissa: 1, exponent: 0 },
      { mantissa: 1, exponent: 0 },
      { mantissa: 2, exponent: 0 },
      { mantissa: 5, exponent: 0 },
      { mantissa: 1, exponent: 1 },
      { mantissa: 5, exponent: -3 },
    ]);
  });

  it("has no tick where the span holds none", () => {
    expect(ticksBetween(0.1, 0.9, { mantissa: 1, exponent: 0 })).toEqual([]);
  });
});
