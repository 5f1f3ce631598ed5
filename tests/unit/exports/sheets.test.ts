import { describe, expect, it } from "vitest";
import { decodePng, type Png } from "../../../electron/storage/png.ts";
import { captionHeight, margin } from "../../../electron/studio/exports/drawing/caption.ts";
import { exportKeyword } from "../../../electron/studio/exports/drawing/exportedRun.ts";
import { groupSheet, type GroupSheetRequest, type Panel } from "../../../electron/studio/exports/drawing/groupSheet.ts";
import { betweenPanels } from "../../../electron/studio/exports/drawing/panels.ts";
import { progressSheet } from "../../../electron/studio/exports/drawing/progressSheet.ts";
import { StudioError } from "../../../shared/errors.ts";
import { exampleRun, exampleStep, greyOf } from "./exampleRun.ts";

function colourAt({ width, data }: Png, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

function grey(index: number): number[] {
  return [greyOf(index), greyOf(index), greyOf(index)];
}

function describedIn({ text }: Png): Record<string, unknown> {
  return JSON.parse(text[exportKeyword] ?? "") as Record<string, unknown>;
}

/** A sheet of one run. */
function sampleSheet({ run, shown, ...grid }: Omit<GroupSheetRequest, "kind" | "panels"> & Panel): Uint8Array {
  return groupSheet({ kind: "sample-sheet", panels: [{ run, shown }], ...grid });
}

describe("a sheet of one run", () => {
  it.each([1, 3] as const)("puts every pixel where it belongs, enlarged, with gaps (%i channels)", (channels) => {
    const request = { run: exampleRun("wgan"), shown: exampleStep(400, 16, channels), rows: 3, columns: 2 };
    const sheet = decodePng(sampleSheet({ ...request, scale: 3, gap: 5, ground: "#102030", caption: false }));
    expect([sheet.width, sheet.height]).toEqual([2 * 12 + 5, 3 * 12 + 2 * 5]);
    for (let y = 0; y < sheet.height; y++) {
      for (let x = 0; x < sheet.width; x++) {
        const onImage = x % 17 < 12 && y % 17 < 12;
        const index = Math.floor(y / 17) * 2 + Math.floor(x / 17);
        expect(colourAt(sheet, x, y)).toEqual(onImage ? grey(index) : [0x10, 0x20, 0x30]);
      }
    }
  });

  it("stands under a caption, and tells its run, step and settings", () => {
    const run = exampleRun("wgan", "Zimmer · 部屋");
    const sheet = decodePng(sampleSheet({ run, shown: exampleStep(400), rows: 2, columns: 2 }));
    expect(colourAt(sheet, margin, margin + captionHeight)).toEqual(grey(0));
    expect(colourAt(sheet, margin, margin + 10)).toEqual([0x2a, 0x6f, 0xdb]);
    expect(sheet.text.Title).toBe("Zimmer · 部屋");
    expect(describedIn(sheet)).toEqual({
      kind: "sample-sheet",
      rows: 2,
      columns: 2,
      step: 400,
      runs: [{ id: "wgan-1", name: "Zimmer · 部屋", system: "wgan", estimate: 0.5, settings: run.configuration }],
    });
  });

  it("has the same bytes each time, and others for another name", () => {
    const sheet = (name: string) =>
      sampleSheet({ run: exampleRun("gan", name), shown: exampleStep(1), rows: 1, columns: 1 });
    expect(sheet("A run")).toEqual(sheet("A run"));
    expect(decodePng(sheet("A run")).data).not.toEqual(decodePng(sheet("B run")).data);
  });

  it("says what there is where more is asked for", () => {
    const ask = () => sampleSheet({ run: exampleRun("wgan", "Rooms"), shown: exampleStep(40), rows: 5, columns: 4 });
    expect(ask).toThrow(StudioError);
    expect(ask).toThrow(/5 × 4 images need 20, but the sample of Rooms at step 40 has 16\./);
  });

  it.each([
    [{ rows: 0 }, /rows must be a whole number from 1 to 64, but it is 0/],
    [{ rows: 65 }, /rows/],
    [{ columns: 1.5 }, /columns/],
    [{ scale: 17 }, /scale/],
    [{ gap: -1 }, /gap/],
    [{ ground: "red" }, /ground must be a colour like/],
  ])("refuses %o", (wrong, message) => {
    const request = { run: exampleRun("wgan"), shown: exampleStep(1), rows: 1, columns: 1, ...wrong };
    expect(() => sampleSheet(request)).toThrow(message);
    expect(() => sampleSheet(request)).toThrow(StudioError);
  });
});

describe("a sheet of several runs", () => {
  const panel = (name: string, system: "wgan" | "gan" = "wgan", step = 200) => ({
    run: exampleRun(system, name),
    shown: exampleStep(step),
  });
  const blue = [0x2a, 0x6f, 0xdb];
  const orange = [0xd9, 0x77, 0x1e];

  it("shows the same places of both, side by side, each in its colour", () => {
    const panels = [panel("Left"), panel("Right", "gan")];
    const sheet = decodePng(groupSheet({ kind: "group-sheet", panels, rows: 2, columns: 8, scale: 8, gap: 0 }));
    const right = margin + 8 * 32 + betweenPanels;
    expect(sheet.width).toBe(right + 8 * 32 + margin);
    for (const left of [margin, right]) {
      for (const index of [0, 7, 8, 15]) {
        const place = [left + (index % 8) * 32 + 16, margin + captionHeight + Math.floor(index / 8) * 32 + 16] as const;
        expect(colourAt(sheet, ...place)).toEqual(grey(index));
      }
    }
    expect(colourAt(sheet, margin, margin + 10)).toEqual(blue);
    expect(colourAt(sheet, right, margin + 10)).toEqual(orange);
    // The marks: a square, and a circle that leaves the corners free.
    const mark = (left: number) => [left + 20, left + 15].map((x) => colourAt(sheet, x, margin + 11 + x - left - 20));
    expect(mark(margin)).toEqual([blue, blue]);
    expect(mark(right)).toEqual([orange, expect.not.arrayContaining(orange)]);
    expect(describedIn(sheet)).toMatchObject({ step: 200, runs: [{ system: "wgan" }, { system: "gan" }] });
  });

  it("stands in rows where it would be too wide, every run in a colour of its own", () => {
    const panels = Array.from({ length: 8 }, (_, at) => panel(`Run ${at}`, at === 3 ? "gan" : "wgan"));
    const sheet = decodePng(groupSheet({ kind: "group-sheet", panels, rows: 2, columns: 8, scale: 16, gap: 0 }));
    const [width, height] = [8 * 64, captionHeight + 2 * 64];
    expect([sheet.width, sheet.height]).toEqual([
      3 * (width + betweenPanels) - betweenPanels + 2 * margin,
      3 * (height + betweenPanels) - betweenPanels + 2 * margin,
    ]);
    const bars = panels.map((_, at) =>
      colourAt(
        sheet,
        margin + (at % 3) * (width + betweenPanels),
        margin + Math.floor(at / 3) * (height + betweenPanels) + 10,
      ),
    );
    expect(new Set(bars.map(String)).size).toBe(8);
    expect([bars[0], bars[3]]).toEqual([blue, orange]);
  });

  it("refuses two steps, no run and nine", () => {
    const sheet = (panels: readonly Panel[]) => () => groupSheet({ kind: "group-sheet", panels, rows: 1, columns: 1 });
    expect(sheet([panel("Left"), panel("Right", "gan", 300)])).toThrow(/Left is given at step 200, Right at step 300/);
    expect(sheet([])).toThrow(/1 to 8 runs, not 0/);
    expect(sheet(Array.from({ length: 9 }, () => panel("Run")))).toThrow(/not 9/);
  });
});

describe("progressSheet", () => {
  const progress = (steps: readonly number[], system: "wgan" | "gan" = "wgan") => ({
    run: exampleRun(system),
    steps: steps.map((step) => exampleStep(step)),
  });

  it("has a row for each step, of one run or of two", () => {
    const one = decodePng(progressSheet({ runs: [progress([0, 10, 400])], columns: 8, scale: 10 }));
    const two = decodePng(
      progressSheet({ runs: [progress([0, 400]), progress([0, 400], "gan")], columns: 8, scale: 10 }),
    );
    expect(one.height - two.height).toBe(40 + 10);
    expect(two.width).toBeGreaterThan(1.7 * one.width);
    for (const row of [0, 1, 2]) {
      expect(colourAt(one, one.width - margin - 10, margin + captionHeight + row * 50 + 20)).toEqual(grey(7));
    }
    expect(describedIn(two)).toMatchObject({ kind: "progress-sheet", steps: [0, 400] });
  });

  it("stands in rows of panels where it would be too wide", () => {
    const runs = Array.from({ length: 8 }, () => progress([0, 400]));
    const sheet = decodePng(progressSheet({ runs, columns: 8, scale: 16 }));
    const one = decodePng(progressSheet({ runs: runs.slice(0, 1), columns: 8, scale: 16 }));
    expect(sheet.height).toBe(3 * (one.height - 2 * margin) + 2 * betweenPanels + 2 * margin);
    expect(describedIn(sheet)).toMatchObject({ runs: runs.map(() => ({ system: "wgan" })) });
  });

  it("refuses no steps, nine runs and steps that differ", () => {
    expect(() => progressSheet({ runs: [progress([])], columns: 1 })).toThrow(StudioError);
    expect(() => progressSheet({ runs: [], columns: 1 })).toThrow(StudioError);
    const nine = Array.from({ length: 9 }, () => progress([1]));
    expect(() => progressSheet({ runs: nine, columns: 1 })).toThrow(/1 to 8 runs/);
    expect(() => progressSheet({ runs: [progress([1]), progress([2])], columns: 1 })).toThrow(/the same steps/);
  });
});
