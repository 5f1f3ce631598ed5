import { describe, expect, it } from "vitest";
import { inGroups, inOrder } from "../../../electron/dataset/packing/inOrder.ts";

async function* numbers(count: number): AsyncGenerator<number, void, undefined> {
  for (let i = 0; i < count; i++) yield await Promise.resolve(i);
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe("inOrder", () => {
  it("yields in order, whoever is done first, with no more at once than it may", async () => {
    let underWay = 0;
    let most = 0;
    const work = async (item: number) => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, item % 3 === 0 ? 6 : 1));
      underWay -= 1;
      return item;
    };
    expect(await collect(inOrder(numbers(20), 4, work))).toEqual([...Array(20).keys()]);
    expect(most).toBe(4);
  });

  it("throws a failure in its turn, after what came before it", async () => {
    const work = (item: number) => (item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item));
    const seen: number[] = [];
    const consume = async () => {
      for await (const item of inOrder(numbers(10), 3, work)) seen.push(item);
    };
    await expect(consume()).rejects.toThrow("two");
    expect(seen).toEqual([0, 1]);
  });
});

describe("inGroups", () => {
  it("fills every group but the last", async () => {
    expect(await collect(inGroups(numbers(5), 2))).toEqual([[0, 1], [2, 3], [4]]);
    expect(await collect(inGroups(numbers(0), 2))).toEqual([]);
  });
});
