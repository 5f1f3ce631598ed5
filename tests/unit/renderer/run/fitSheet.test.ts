import { describe, expect, it } from "vitest";
import { commonColumns, fitSheet, sheetExtent, zoomFor } from "../../../../renderer/views/run/fitSheet.ts";

describe("fitting a sample into its room", () => {
  it("takes the largest whole zoom at which eight pictures stand in a row", () => {
    expect(fitSheet(600, 64, 64)).toEqual({ zoom: 1, columns: 8 });
    expect(fitSheet(600, 16, 64)).toEqual({ zoom: 4, columns: 8 });
    expect(fitSheet(1100, 64, 64)).toEqual({ zoom: 2, columns: 8 });
  });

  it("shortens the rows where that lets the pictures grow into an empty room", () => {
    expect(fitSheet(405, 32, 64)).toEqual({ zoom: 2, columns: 6 });
    expect(fitSheet(380, 16, 64)).toEqual({ zoom: 3, columns: 6 });
    expect(fitSheet(350, 32, 64)).toEqual({ zoom: 1, columns: 8 });
  });

  it("lets few pictures grow", () => {
    expect(fitSheet(600, 64, 4)).toEqual({ zoom: 2, columns: 4 });
    expect(fitSheet(600, 64, 1)).toEqual({ zoom: 9, columns: 1 });
  });

  it("puts fewer in a row rather than shrinking one", () => {
    expect(fitSheet(600, 128, 64)).toEqual({ zoom: 1, columns: 4 });
    expect(fitSheet(10, 128, 64)).toEqual({ zoom: 1, columns: 1 });
  });

  it("leaves no picture alone in the last row where a slightly shorter row avoids it", () => {
    expect(fitSheet(246, 32, 64)).toEqual({ zoom: 1, columns: 6 });
    expect(fitSheet(600, 32, 9)).toEqual({ zoom: 3, columns: 6 });
    for (let width = 200; width < 1500; width += 7) {
      for (const size of [16, 32, 64]) {
        const { columns } = fitSheet(width, size, 64);
        expect([0, ...Array(8).keys()].filter((left) => left === 0 || 3 * left >= columns)).toContain(64 % columns);
      }
    }
  });

  it("never exceeds its room where one picture fits", () => {
    for (let width = 128; width < 1500; width += 7) {
      for (const size of [16, 32, 64, 128]) {
        const { zoom, columns } = fitSheet(width, size, 64);
        expect(sheetExtent(columns, size, zoom)).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe("sheets beside each other", () => {
  it("have the same number in a row, that of the one with the least room, and each the largest zoom for it", () => {
    const sheets = [
      { imageSize: 16, count: 64 },
      { imageSize: 64, count: 64 },
      { imageSize: 128, count: 16 },
    ];
    const alone = sheets.map(({ imageSize, count }) => fitSheet(420, imageSize, count).columns);
    expect(new Set(alone).size).toBeGreaterThan(1);
    const columns = commonColumns(420, sheets)!;
    expect(columns).toBe(Math.min(...alone));
    for (const { imageSize } of sheets) {
      const zoom = zoomFor(420, imageSize, columns);
      expect(sheetExtent(columns, imageSize, zoom)).toBeLessThanOrEqual(420);
      expect(sheetExtent(columns, imageSize, zoom + 1)).toBeGreaterThan(420);
    }
    expect(commonColumns(0, sheets)).toBeNull();
    expect(commonColumns(420, [])).toBeNull();
  });
});
