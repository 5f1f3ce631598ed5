import { expect, it } from "vitest";
import { blockSize } from "../../../electron/engine/blockSize.ts";

it("is a number of float32 that a vector register of some processor holds, and the same every time", async () => {
  const block = await blockSize();
  expect([4, 8, 16, null]).toContain(block);
  expect(await blockSize()).toBe(block);
});

it.runIf(process.arch === "x64")("is known on every x86 processor with AVX", async () => {
  expect(await blockSize()).toBeGreaterThanOrEqual(8);
});
