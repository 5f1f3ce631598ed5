import { describe, expect, it } from "vitest";
import { chartKeyAction } from "../../../../renderer/charts/chartKeys.ts";

const bounds = { from: 0, to: 1000 };

describe("the keys of a chart", () => {
  it("zoom about the marked step, or about the middle where it is out of sight", () => {
    expect(chartKeyAction("+", bounds, bounds, 250)).toEqual({ from: 125, to: 625 });
    expect(chartKeyAction("+", { from: 500, to: 700 }, bounds, 100)).toEqual({ from: 550, to: 650 });
    expect(chartKeyAction("-", { from: 400, to: 600 }, bounds, null)).toEqual({ from: 300, to: 700 });
  });

  it("move along and show everything again", () => {
    expect(chartKeyAction("ArrowRight", { from: 400, to: 600 }, bounds, null)).toEqual({ from: 450, to: 650 });
    expect(chartKeyAction("ArrowLeft", { from: 400, to: 600 }, bounds, null)).toEqual({ from: 350, to: 550 });
    expect(chartKeyAction("0", { from: 400, to: 600 }, bounds, null)).toBeNull();
  });

  it("leave other keys to others", () => {
    expect(chartKeyAction("Tab", bounds, bounds, 10)).toBeUndefined();
  });
});
