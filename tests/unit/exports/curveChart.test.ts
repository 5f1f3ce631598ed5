import { describe, expect, it } from "vitest";
import { decodePng, type Png } from "../../../electron/storage/png.ts";
import { niceAxis } from "../../../electron/studio/exports/axis.ts";
import { curveChart } from "../../../electron/studio/exports/curveChart.ts";
import { StudioError } from "../../../shared/errors.ts";
import { exampleRun } from "./exampleRun.ts";

function points(value: (step: number) => number | null, count = 400) {
  return Array.from({ length: count }, (_, at) => ({ step: at + 1, value: value(at + 1) }));
}

/** Heights at which the bold line runs, from the left to the right, in columns where it is found. */
function heightsOf({ width, height, data }: Png, [red, green, blue]: readonly [number, number, number]): number[] {
  const heights: number[] = [];
  for (let x = 80; x < width - 30; x += 10) {
    for (let y = 84; y < height - 60; y++) {
      const at = (y * width + x) * 3;
      if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) {
        heights.push(y);
        break;
      }
    }
  }
  return heights;
}

const blue = [0x2a, 0x6f, 0xdb] as const;

describe("curveChart", () => {
  it("draws a falling EM curve that falls, spikes filtered out", () => {
    const falling = points((step) => (step % 40 === 0 ? 9 : 2 - step / 300));
    const chart = decodePng(curveChart({ curves: [{ run: exampleRun("wgan"), points: falling }], window: 11 }));
    const heights = heightsOf(chart, blue);
    expect(heights.length).toBeGreaterThan(20);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    expect(heights.at(-1)! - heights[0]!).toBeGreaterThan(20);
  });

  it("gives each kind of estimate its own panel, twice as wide with both", () => {
    const wgan = { run: exampleRun("wgan"), points: points(() => 1) };
    const gan = { run: exampleRun("gan"), points: points(() => 0.6) };
    const [one, two] = [decodePng(curveChart({ curves: [wgan] })), decodePng(curveChart({ curves: [wgan, gan] }))];
    expect(two.width).toBe(2 * one.width);
    expect(two.text.Title).toBe("EM estimate, JS estimate");
  });

  it.each([
    ["no points", []],
    ["nothing but gaps", points(() => null, 5)],
    ["one point", points(() => 0.5, 1)],
    ["zeros", points(() => 0, 5)],
    ["not finite", points((step) => (step % 2 === 0 ? Infinity : Number.NaN), 5)],
    ["tiny and negative", points((step) => -step * 1e-12, 5)],
  ])("draws a curve with %s", (_, curve) => {
    expect(decodePng(curveChart({ curves: [{ run: exampleRun("wgan"), points: curve }] })).width).toBe(560);
  });

  it("refuses an even window and no curves", () => {
    expect(() => curveChart({ curves: [] })).toThrow(StudioError);
    const curves = [{ run: exampleRun("wgan"), points: points(() => 1) }];
    expect(() => curveChart({ curves, window: 4 })).toThrow(/odd/);
  });
});

describe("niceAxis", () => {
  it.each([
    [[0, 800], [0, 200, 400, 600, 800], 0],
    [[0, Math.LN2], [0, 0.2, 0.4, 0.6, 0.8], 1],
    [[-0.3, 0.9], [-0.5, 0, 0.5, 1], 1],
    [[0, 0.00031], [0, 0.0001, 0.0002, 0.0003, 0.0004], 4],
    [[], [0, 0.2, 0.4, 0.6, 0.8, 1], 1],
    [[0], [0, 0.2, 0.4, 0.6, 0.8, 1], 1],
  ])("puts %j on %j", (values, ticks, decimals) => {
    expect(niceAxis(values, 5)).toMatchObject({ ticks, decimals });
  });

  it("holds every value", () => {
    for (let seed = 1; seed < 300; seed++) {
      const values = [Math.sin(seed) * 10 ** (seed % 9), Math.cos(seed * 3) * 10 ** (seed % 7)];
      const axis = niceAxis(values, 5);
      expect(axis.from).toBeLessThanOrEqual(Math.min(...values) + 1e-9 * Math.abs(axis.from));
      expect(axis.to).toBeGreaterThanOrEqual(Math.max(...values) - 1e-9 * Math.abs(axis.to));
      expect(axis.ticks.length).toBeLessThanOrEqual(8);
    }
  });
});
