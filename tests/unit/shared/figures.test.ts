import { describe, expect, it } from "vitest";
import { formatFigure } from "../../../shared/figures.ts";

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
