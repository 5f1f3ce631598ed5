import { describe, expect, it } from "vitest";
import { formatBytes, formatCount, formatFigure, formatNumberOf, formatSpeed } from "../../../shared/figures.ts";

describe("a measured value", () => {
  it.each([
    [0.693147, "0.6931"],
    [-0.0000120412, "−1.204e−5"],
    [0.0001, "0.0001000"],
    [0, "0"],
    [-0, "0"],
    [999.96, "1,000"],
    [99.996, "100.0"],
    [1234.56, "1,235"],
    [46_523.4, "46,523"],
    [-999_999.7, "−1,000,000"],
    [1e6, "1,000,000"],
    [2.5e9, "2.500e9"],
    [null, "–"],
    [undefined, "–"],
    [Number.NaN, "NaN"],
    [Infinity, "∞"],
    [-Infinity, "−∞"],
  ])("%d reads %s", (value, text) => {
    expect(formatFigure(value)).toBe(text);
  });

  it("has as many digits as are asked for, the whole part in full", () => {
    expect([0.41234, 1.2, 345.67, 98_765, 1.2e-7].map((value) => formatFigure(value, 2))).toEqual([
      "0.41",
      "1.2",
      "346",
      "98,765",
      "1.2e−7",
    ]);
  });

  it("is the value again, to its digits, over 20 orders of magnitude", () => {
    for (let power = -10; power <= 10; power++) {
      for (const digits of [1.234567, -9.87654, 9.99996, 5]) {
        const value = digits * 10 ** power;
        const read = Number(formatFigure(value).replaceAll(",", "").replaceAll("−", "-"));
        expect(Math.abs(read / value - 1)).toBeLessThan(6e-4);
      }
    }
  });
});

describe("figures", () => {
  it("reads speeds, and a dash where there is none", () => {
    expect([0.84, 8.44, 1234.4, null].map((value) => formatSpeed(value))).toEqual([
      "0.8 samples/s",
      "8.4 samples/s",
      "1,234 samples/s",
      "–",
    ]);
  });

  it("reads sizes with the units that fit", () => {
    expect([1, 512, 1400, 999_600, 48_300_000, 1.2e9, 2e15].map(formatBytes)).toEqual([
      "1 byte",
      "512 bytes",
      "1.4 kB",
      "1.0 MB",
      "48.3 MB",
      "1.2 GB",
      "2,000 TB",
    ]);
  });

  it("counts things", () => {
    expect([formatCount(12_400), formatNumberOf(1, "run"), formatNumberOf(3, "run"), formatNumberOf(0, "run")]).toEqual(
      ["12,400", "1 run", "3 runs", "0 runs"],
    );
  });
});
