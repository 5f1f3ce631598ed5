import { describe, expect, it } from "vitest";
import {
  commonColumns,
  fitSheet,
  heightInSight,
  sheetExtent,
  sheetsInRow,
  zoomInSight,
} from "../../../../renderer/views/run/fitSheet.ts";

/** A room that is as high as one wants. */
function wide(widthPx: number) {
  return { widthPx, heightPx: 1e9 };
}

describe("fitting a sample into its room", () => {
  it("takes the largest whole zoom at which eight pictures stand in a row", () => {
    expect(fitSheet(wide(600), 64, 64)).toEqual({ zoom: 1, columns: 8 });
    expect(fitSheet(wide(600), 16, 64)).toEqual({ zoom: 4, columns: 8 });
    expect(fitSheet(wide(1100), 64, 64)).toEqual({ zoom: 2, columns: 8 });
  });

  it("shortens the rows where that lets the pictures grow into an empty room", () => {
    expect(fitSheet(wide(405), 32, 64)).toEqual({ zoom: 2, columns: 6 });
    expect(fitSheet(wide(380), 16, 64)).toEqual({ zoom: 3, columns: 6 });
    expect(fitSheet(wide(350), 32, 64)).toEqual({ zoom: 1, columns: 8 });
  });

  it("lets few pictures grow", () => {
    expect(fitSheet(wide(600), 64, 4)).toEqual({ zoom: 2, columns: 4 });
    expect(fitSheet(wide(600), 64, 1)).toEqual({ zoom: 9, columns: 1 });
  });

  it("puts fewer in a row rather than shrinking one", () => {
    expect(fitSheet(wide(600), 128, 64)).toEqual({ zoom: 1, columns: 4 });
    expect(fitSheet(wide(10), 128, 64)).toEqual({ zoom: 1, columns: 1 });
  });

  it("leaves no picture alone in the last row where a slightly shorter row avoids it", () => {
    expect(fitSheet(wide(246), 32, 64)).toEqual({ zoom: 1, columns: 6 });
    expect(fitSheet(wide(600), 32, 9)).toEqual({ zoom: 3, columns: 6 });
    for (let width = 200; width < 1500; width += 7) {
      for (const size of [16, 32, 64]) {
        const { columns } = fitSheet(wide(width), size, 64);
        expect([0, ...Array(8).keys()].filter((left) => left === 0 || 3 * left >= columns)).toContain(64 % columns);
      }
    }
  });

  it("never exceeds its room where one picture fits", () => {
    for (let width = 128; width < 1500; width += 7) {
      for (const size of [16, 32, 64, 128]) {
        const { zoom, columns } = fitSheet(wide(width), size, 64);
        expect(sheetExtent(columns, size, zoom)).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe("fitting a sample into what can be seen of its room", () => {
  it("does not let it run out of sight for larger pictures in shorter rows", () => {
    // Two sheets side by side at 1920 × 1080: 6 × 11 at zoom 3 would end 250 px below the window.
    const room = { widthPx: 785, heightPx: heightInSight(1080) };
    expect(fitSheet(wide(785), 32, 64)).toEqual({ zoom: 3, columns: 6 });
    expect(fitSheet(room, 32, 64)).toEqual({ zoom: 2, columns: 8 });
    expect(fitSheet({ ...room, widthPx: 789 }, 32, 64)).toEqual({ zoom: 3, columns: 8 });
  });

  it("keeps pictures that are small already", () => {
    expect(fitSheet({ widthPx: 394, heightPx: heightInSight(700) }, 32, 64)).toEqual({ zoom: 2, columns: 6 });
    expect(fitSheet({ widthPx: 1100, heightPx: 100 }, 128, 64)).toEqual({ zoom: 1, columns: 8 });
    expect(fitSheet({ widthPx: 1100, heightPx: 100 }, 16, 64)).toEqual({ zoom: 4, columns: 8 });
  });

  it.each([1, 2, 3, 5, 7, 8, 9, 11, 16, 17, 31, 60, 63, 64, 65, 66, 100, 128, 255, 256])(
    "holds all of %i pictures, in its room wherever one picture fits, and in sight wherever they stay large",
    (count) => {
      for (const imageSize of [16, 32, 64, 128]) {
        for (let widthPx = imageSize; widthPx < 1900; widthPx += 61) {
          for (const heightPx of [300, 464, 664, 844]) {
            const { zoom, columns } = fitSheet({ widthPx, heightPx }, imageSize, count);
            const rows = Math.ceil(count / columns);
            const place = `${count} of ${imageSize} px in ${widthPx} × ${heightPx}: ${columns} × ${rows}, ${zoom}`;
            expect(Number.isInteger(zoom) && zoom >= 1 && Number.isInteger(columns), place).toBe(true);
            expect(columns >= 1 && columns <= Math.min(8, count) && (rows - 1) * columns < count, place).toBe(true);
            expect(sheetExtent(columns, imageSize, zoom), place).toBeLessThanOrEqual(widthPx);
            if (sheetExtent(rows, imageSize, zoom) > heightPx) expect((zoom - 1) * imageSize, place).toBeLessThan(64);
          }
        }
      }
    },
  );
});

describe("sheets beside each other", () => {
  it("fill their rows, as many as there are, and never leave one alone in the last", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((count) => sheetsInRow(count, 1112))).toEqual([2, 2, 3, 4, 3, 3, 4, 4]);
    expect([3, 4, 5, 8].map((count) => sheetsInRow(count, 785))).toEqual([3, 2, 3, 2]);
    for (const width of [785, 1112]) {
      for (const count of [2, 3, 4, 5, 6, 8]) expect(count % sheetsInRow(count, width)).not.toBe(1);
    }
  });

  it("have the same number in a row, that of the one with the least room, and each the largest zoom for it", () => {
    const sheets = [
      { imageSize: 16, count: 64 },
      { imageSize: 64, count: 64 },
      { imageSize: 128, count: 16 },
    ];
    const alone = sheets.map(({ imageSize, count }) => fitSheet(wide(420), imageSize, count).columns);
    expect(new Set(alone).size).toBeGreaterThan(1);
    const columns = commonColumns(wide(420), sheets)!;
    expect(columns).toBe(Math.min(...alone));
    for (const { imageSize, count } of sheets) {
      const zoom = zoomInSight(wide(420), imageSize, columns, count);
      expect(sheetExtent(columns, imageSize, zoom)).toBeLessThanOrEqual(420);
      expect(sheetExtent(columns, imageSize, zoom + 1)).toBeGreaterThan(420);
    }
    expect(commonColumns(wide(0), sheets)).toBeNull();
    expect(commonColumns(wide(420), [])).toBeNull();
  });
});
