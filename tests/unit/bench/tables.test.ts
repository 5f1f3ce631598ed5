import { describe, expect, it } from "vitest";
import type { BenchResult } from "../../bench/contract.ts";
import { formatMarkdown, formatNumber, formatResult } from "../../bench/tables.ts";

describe("formatNumber", () => {
  it("keeps three digits, and all of a large number's", () => {
    expect([0.1234, 1.2345, 12.345, 123.45, 12_345.6, 0, -12.345].map(formatNumber)).toEqual([
      "0.123",
      "1.23",
      "12.3",
      "123",
      "12,346",
      "0.00000",
      "-12.3",
    ]);
  });
});

const result: BenchResult = {
  comparisons: [
    {
      workload: "dcgan-64",
      system: "wgan",
      quantity: "iteration",
      unit: "ms",
      peerName: "PyTorch 2",
      ours: 5800,
      peer: 7600,
      ratio: 1.3103,
      ratioSpread: [1.25, 1.4],
      oursRounds: [5800],
      peerRounds: [7600],
      ratioFlushed: 1.05,
    },
  ],
  figures: [{ workload: "dcgan-64", quantity: "peak memory", unit: "MB", value: 1234.5, spread: [1200, 1300] }],
  notes: ["The end."],
};

describe("formatResult", () => {
  it("lines up comparisons and figures, and ends with the notes", () => {
    expect(formatResult("training", result).split("\n")).toEqual([
      "TRAINING",
      "",
      "workload       quantity    ours   peer  unit  ratio  spread       denormals flushed",
      "dcgan-64 wgan  iteration  5,800  7,600  ms     1.31  1.25 … 1.40  1.05",
      "",
      "workload  quantity     value  unit  spread",
      "dcgan-64  peak memory  1,235  MB    1,200 … 1,300",
      "",
      "Peer: PyTorch 2. A ratio above 1 means that ours is ahead.",
      "",
      "The end.",
    ]);
  });
});

describe("formatMarkdown", () => {
  it("has the same tables", () => {
    expect(formatMarkdown("training", { ...result, comparisons: [], notes: [] }).split("\n")).toEqual([
      "### training",
      "",
      "| workload | quantity | value | unit | spread |",
      "| --- | --- | --: | --- | --- |",
      "| dcgan-64 | peak memory | 1,235 | MB | 1,200 … 1,300 |",
    ]);
  });
});
