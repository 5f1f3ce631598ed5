import { describe, expect, it } from "vitest";
import { epochOrder } from "../../../electron/dataset/loading/epochOrder.ts";

describe("epochOrder", () => {
  it.each([1, 2, 3, 64, 1000])("is a permutation of %i images for any seed and epoch", (count) => {
    const inOrder = Array.from({ length: count }, (_, i) => i);
    for (const seed of [0, 1, 4_294_967_295]) {
      for (const epoch of [0, 1, 2, 1_000_000]) {
        expect([...epochOrder(seed, epoch, count)].sort((a, b) => a - b)).toEqual(inOrder);
      }
    }
  });

  it("follows from seed and epoch alone", () => {
    expect(epochOrder(7, 3, 500)).toEqual(epochOrder(7, 3, 500));
    const orders = [epochOrder(7, 3, 500), epochOrder(7, 4, 500), epochOrder(8, 3, 500), epochOrder(3, 7, 500)];
    expect(new Set(orders.map((order) => order.join())).size).toBe(orders.length);
  });

  it("stays the same from version to version, since runs are resumed by it", () => {
    expect([...epochOrder(1, 0, 10)]).toMatchInlineSnapshot(`
      [
        0,
        5,
        3,
        8,
        2,
        7,
        6,
        9,
        1,
        4,
      ]
    `);
    expect([...epochOrder(1, 1, 10)]).toMatchInlineSnapshot(`
      [
        9,
        6,
        4,
        8,
        2,
        0,
        7,
        5,
        1,
        3,
      ]
    `);
  });

  it("puts every image at every place equally often", () => {
    const count = 8;
    const trials = 4000;
    const tally = Array.from({ length: count }, () => new Array<number>(count).fill(0));
    for (let trial = 0; trial < trials; trial++) {
      // Neighbouring seeds and epochs, as runs have them.
      epochOrder(trial % 40, Math.floor(trial / 40), count).forEach((image, place) => {
        const row = tally[image] ?? [];
        row[place] = (row[place] ?? 0) + 1;
      });
    }
    const expected = trials / count;
    const chiSquared = tally.flat().reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    // 49 degrees of freedom: 99.9 % of fair shuffles stay below 85.4.
    expect(chiSquared).toBeLessThan(85.4);
  });
});
