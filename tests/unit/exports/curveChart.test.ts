import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodePng, type Png } from "../../../electron/storage/png.ts";
import { curveChart, type Curve } from "../../../electron/studio/exports/drawing/curveChart.ts";
import type { ExportedRun } from "../../../electron/studio/exports/drawing/exportedRun.ts";
import { carryOut } from "../../../electron/studio/exports/makeExport.ts";
import { readCurves } from "../../../electron/studio/exports/readCurves.ts";
import { orderExport } from "../../../electron/studio/exports/orderExport.ts";
import { judgedSeries, seriesFacts } from "../../../shared/systems.ts";
import { StudioError } from "../../../shared/errors.ts";
import { addPoints, addRun, temporaryFolder, temporaryHistory } from "../history/temporaryHistory.ts";
import { exampleRun } from "./exampleRun.ts";
import { exportHome } from "./exportHome.ts";

function points(value: (step: number) => number | null, count = 400) {
  return Array.from({ length: count }, (_, at) => ({ step: at + 1, value: value(at + 1) }));
}

/** The curve by which a run is judged. */
function judgedCurve(run: ExportedRun, of: Curve["points"]): Curve {
  return { run, series: judgedSeries(run.configuration.system), points: of };
}

/** Heights at which the bold line runs, from the left to the right, in columns where it is found. */
function heightsOf({ width, height, data }: Png, [red, green, blue]: readonly [number, number, number]): number[] {
  const heights: number[] = [];
  for (let x = 80; x < width - 30; x += 10) {
    for (let y = 84; y < height - 60; y++) {
      const at = (y * width + x) * 3;
      const distances = [red, green, blue].map((level, channel) => Math.abs(data[at + channel]! - level));
      // The edge of a line is paler.
      if (Math.max(...distances) < 40) {
        heights.push(y);
        break;
      }
    }
  }
  return heights;
}

const blue = [0x2a, 0x6f, 0xdb] as const;

/** The rows of the plot in which something is fully blue. */
function blueRows({ width, height, data }: Png): number[] {
  const isBlue = (at: number): boolean => blue.every((value, channel) => data[at + channel] === value);
  const rows = Array.from({ length: height - 130 }, (_, row) => row + 72);
  return rows.filter((y) => Array.from({ length: width - 100 }, (_, x) => (y * width + x + 96) * 3).some(isBlue));
}

describe("curveChart", () => {
  it("draws a falling EM curve that falls, spikes filtered out", () => {
    const falling = points((step) => (step % 40 === 0 ? 9 : 2 - step / 300));
    const chart = decodePng(curveChart({ curves: [judgedCurve(exampleRun("wgan"), falling)], window: 11 }));
    const heights = heightsOf(chart, blue);
    expect(heights.length).toBeGreaterThan(20);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    expect(heights.at(-1)! - heights[0]!).toBeGreaterThan(20);
  });

  it("gives each kind of estimate its own panel, twice as wide with both", () => {
    const wgan = judgedCurve(
      exampleRun("wgan"),
      points(() => 1),
    );
    const gan = judgedCurve(
      exampleRun("gan"),
      points(() => 0.6),
    );
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
    expect(decodePng(curveChart({ curves: [judgedCurve(exampleRun("wgan"), curve)] })).width).toBe(560);
  });

  it("takes the median of as many recorded steps as the window does, whatever is drawn of them", async () => {
    // A plateau of 90 steps: more than half of 51 values, less than half of 201.
    const plateau = (step: number): number => (step > 6000 && step <= 6090 ? 0.48 : 0.43);
    const history = temporaryHistory();
    const { id } = addRun(history, "long");
    addPoints(history, id, [1, 12_000], plateau);
    const drawn = async (parameters: Record<string, number>): Promise<Png> => {
      const source = { history, fileOf: () => "" };
      const order = orderExport(source, { what: "curve-chart", runIds: [id], parameters });
      const { file } = await carryOut(source, order, { outFile: join(temporaryFolder(), "c.png"), force: false });
      return decodePng(await readFile(file));
    };
    const [wide, narrow] = [await drawn({}), await drawn({ window: 51 })];
    expect(JSON.parse(wide.text["critic-studio:export"] ?? "")).toMatchObject({ windows: [201] });
    expect(blueRows(narrow)[0]).toBeLessThan(blueRows(wide)[0]! - 10);
  });

  it("marks what is not finite, and draws a value that stands alone as a dot", () => {
    const wild = points((step) => (step % 2 === 0 ? null : 0.45), 40);
    const [alone, whole] = [wild, points(() => 0.45, 40)].map((curve) =>
      decodePng(curveChart({ curves: [judgedCurve(exampleRun("wgan"), curve)] })),
    );
    const bottom = 310;
    // Dots where the line would be, and signs at the bottom.
    expect(blueRows(alone!).filter((row) => row < bottom).length).toBeGreaterThan(1);
    expect(blueRows(whole!).every((row) => row < bottom)).toBe(true);
    expect(blueRows(alone!).some((row) => row >= bottom)).toBe(true);
  });

  it("refuses an even window and no curves", () => {
    expect(() => curveChart({ curves: [] })).toThrow(StudioError);
    const curves = [
      judgedCurve(
        exampleRun("wgan"),
        points(() => 1),
      ),
    ];
    expect(() => curveChart({ curves, window: 4 })).toThrow(/odd/);
  });

  it("puts series with the same axis into one panel, others beside it, three in a row", () => {
    const run = exampleRun("wgan");
    const tags = ["emEstimate", "criticLoss", "generatorLoss", "meanReal", "clipShare"];
    const curves = tags.map((tag) => ({ run, series: seriesFacts("wgan", tag), points: points(() => 0.5, 9) }));
    const one = decodePng(curveChart({ curves: curves.slice(0, 1) }));
    const all = decodePng(curveChart({ curves }));
    expect([all.width, all.height]).toEqual([2 * one.width, 2 * one.height]);
    expect(all.text.Title).toContain("Critic loss, Generator loss");
    expect(JSON.parse(all.text["critic-studio:export"] ?? "")).toMatchObject({ series: tags, runs: [{ id: run.id }] });
  });

  it("gives each system whose scale is its own a panel, called by it", () => {
    const falling = points((step) => 1 / step);
    const systems = ["wgan", "wgan-gp", "wgan"] as const;
    const curves = systems.map((system, at) => judgedCurve({ ...exampleRun(system), id: String(at) }, falling));
    const chart = decodePng(curveChart({ curves }));
    expect(chart.width).toBe(2 * 560);
    expect(chart.text.Title).toBe("EM estimate, WGAN, EM estimate, WGAN-GP");
  });

  it("gives names that are too long for half a line a line each", () => {
    const heightWith = (name: string): number => {
      const falling = points((step) => 1 / step);
      const curves = ["one", "other"].map((id) => judgedCurve({ ...exampleRun("wgan", name), id }, falling));
      return decodePng(curveChart({ curves })).height;
    };
    expect(heightWith("many small rooms, slowly and steadily")).toBe(heightWith("rooms") + 20);
  });

  it("draws each of several runs in a colour of its own", () => {
    const runs = ["a", "b"].map((id) => ({ ...exampleRun("wgan"), id }));
    const chart = decodePng(
      curveChart({
        curves: runs.map((run, at) =>
          judgedCurve(
            run,
            points(() => 0.4 + at / 5),
          ),
        ),
      }),
    );
    const colours = new Set(
      Array.from({ length: chart.data.length / 3 }, (_, at) => chart.data.subarray(3 * at, 3 * at + 3).join()),
    );
    for (const colour of ["42,111,219", "217,119,30"]) expect(colours).toContain(colour);
  });
});

describe("the series of a chart", () => {
  it("are those that each run is judged by, or those that are named where it has them", async () => {
    const { source, addTrainedRun } = exportHome();
    const runIds = [await addTrainedRun("one", [4]), await addTrainedRun("two", [8])];
    const tagsOf = (tags?: string[]) => readCurves(source, runIds, tags).map(({ series }) => series.tag);
    expect(tagsOf()).toEqual(["emEstimate", "emEstimate"]);
    expect(tagsOf(["criticLoss", "emEstimate"])).toEqual(["criticLoss", "emEstimate", "criticLoss", "emEstimate"]);
    expect(() => tagsOf(["criticLos"])).toThrow('No run has a series "criticLos". Did you mean "criticLoss"?');
  });
});
