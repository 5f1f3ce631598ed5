import { describe, expect, it } from "vitest";
import { placeAfterKey, sampleGrid } from "../../../../renderer/components/sampleGrid.ts";

describe("the grid of a sample", () => {
  it("lays the pictures of the file's 8 columns out anew, with gaps", () => {
    const grid = sampleGrid(8 * 16, 64, 16, 1);
    expect(grid).toMatchObject({ tileSize: 16, width: 16 * 17 - 1, height: 4 * 17 - 1 });
    expect(grid.tiles[17]).toEqual({ fromX: 16, fromY: 32, toX: 17, toY: 17 });
  });

  it("knows that fewer pictures than columns stand in one row", () => {
    expect(sampleGrid(3 * 32, 3, 8, 0)).toMatchObject({ tileSize: 32, width: 96, height: 32 });
  });

  it("has a last row that is not full", () => {
    const { tiles, height } = sampleGrid(8 * 16, 10, 4, 0);
    expect(height).toBe(3 * 16);
    expect(tiles[9]).toEqual({ fromX: 16, fromY: 16, toX: 16, toY: 32 });
  });
});

describe("the keys of the grid", () => {
  it.each([
    ["ArrowRight", 3, 4],
    ["ArrowLeft", 3, 2],
    ["ArrowDown", 3, 11],
    ["ArrowUp", 11, 3],
    ["Home", 30, 0],
    ["End", 30, 63],
  ])("%s goes from %i to %i", (key, from, to) => {
    expect(placeAfterKey(key, from, 8, 64)).toBe(to);
  });

  it.each([
    ["ArrowLeft", 0],
    ["ArrowRight", 63],
    ["ArrowUp", 7],
    ["ArrowDown", 56],
    ["a", 5],
  ])("%s goes nowhere from %i", (key, from) => {
    expect(placeAfterKey(key, from, 8, 64)).toBeNull();
  });
});
