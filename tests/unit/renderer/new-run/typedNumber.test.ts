import { describe, expect, it } from "vitest";
import { numberAsTyped, parseTypedNumber } from "../../../../renderer/views/new-run/typedNumber.ts";

describe("parseTypedNumber", () => {
  it.each([
    ["5e-5", 5e-5],
    ["5E-05", 5e-5],
    [" 64 ", 64],
    ["20 000", 20_000],
    ["20\u202f000", 20_000],
    ["20,000", 20_000],
    ["1,234,567.5", 1_234_567.5],
    ["20_000", 20_000],
    ["0,01", 0.01],
    ["0,001", 0.001],
    ["1,5", 1.5],
    [".5", 0.5],
    ["5.", 5],
    ["−3", -3],
    ["+7", 7],
  ])("reads %j", (text, value) => {
    expect(parseTypedNumber(text)).toBe(value);
  });

  it.each(["", "  ", "abc", "0x10", "1e", "1.2.3", "12,34,5", "Infinity", "NaN", "5 px", "1,5.2"])(
    "refuses %j",
    (text) => {
      expect(parseTypedNumber(text)).toBeNull();
    },
  );

  it.each([5e-5, 1e-8, 0.01, 0, 1, 0.9999, 20_000, 4_294_967_295, 10_000_000])(
    "writes %d so that it reads it back",
    (value) => {
      expect(parseTypedNumber(numberAsTyped(value))).toBe(value);
    },
  );

  it("writes small numbers as the paper does", () => {
    expect(numberAsTyped(0.00005)).toBe("5e-5");
    expect(numberAsTyped(0.01)).toBe("0.01");
  });
});
