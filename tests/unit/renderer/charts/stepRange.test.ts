import { describe, expect, it } from "vitest";
import { panBy, within, zoomAbout } from "../../../../renderer/charts/stepRange.ts";
import { wholeRange } from "../../../../shared/curves/wholeRange.ts";

const bounds = { from: 0, to: 1000 };

describe("the whole range", () => {
  it("ends on a round number at or after the last step", () => {
    expect([0, 3, 9, 60, 100, 101, 2400, 2501, 99_999].map((step) => wholeRange(step).to)).toEqual([
      4, 4, 10, 60, 100, 120, 2500, 3000, 100_000,
    ]);
  });

  it("never ends before the last step", () => {
    for (let step = 0; step < 5000; step++) expect(wholeRange(step).to).toBeGreaterThanOrEqual(step);
  });
});

describe("zooming", () => {
  it("keeps the centre where it is on the screen", () => {
    expect(zoomAbout(bounds, 250, 0.5, bounds)).toEqual({ from: 125, to: 625 });
  });

  it("goes back to following when everything is in sight", () => {
    expect(zoomAbout({ from: 100, to: 900 }, 500, 2, bounds)).toBeNull();
  });

  it("does not go closer than a few steps", () => {
    const close = zoomAbout({ from: 500, to: 505 }, 502, 0.01, bounds);
    expect(close!.to - close!.from).toBe(4);
  });

  it("stays within the bounds where the centre lies outside", () => {
    const zoomed = zoomAbout({ from: 200, to: 400 }, 5000, 0.5, bounds);
    expect(zoomed).toEqual({ from: 300, to: 400 });
  });
});

describe("panning", () => {
  it("moves by a share of the width and stops at the ends", () => {
    expect(panBy({ from: 200, to: 400 }, 0.25, bounds)).toEqual({ from: 250, to: 450 });
    expect(panBy({ from: 900, to: 1000 }, 0.5, bounds)).toEqual({ from: 900, to: 1000 });
    expect(panBy({ from: 20, to: 120 }, -0.5, bounds)).toEqual({ from: 0, to: 100 });
  });

  it("cuts a range that has become wider than its bounds", () => {
    expect(within({ from: -50, to: 4000 }, bounds)).toEqual(bounds);
  });
});
