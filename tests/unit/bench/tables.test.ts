import { describe, expect, it } from "vitest";
import { formatNumber, formatResult } from "../../bench/tables.ts";

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

describe("formatResult", () => {
  it("lines up comparisons and figures, and ends with the notes", () => {
    const comparison = {
      workload: "dcgan-64",
      algorithm: "wgan",
      quantity: "iteration",
      unit: "ms",
      peerName: "PyTorch 2",
      ours: 5800,
      peer: 7600,
      ratio: 1.3103,
      ratioSpread: [1.25, 1.4] as const,
      oursRounds: [5800],
      peerRounds: [7600],
      ratioFlushed: 1.05,
    };
    const figure = { workload: "dcgan-64", quantity: "peak memory", unit: "MB", value: 1234.5 };
    const text = formatResult("training", { comparisons: [comparison], figures: [figure], notes: ["The end."] });
    expect(text.split("\n")).toEqual([
      "TRAINING",
      "",
      "workload                      ours   peer   ratio  spread       denormals flushed",
      "dcgan-64 wgan  iteration  5,800 ms  7,600  1.31 ×  1.25 … 1.40  1.05 ×",
      "Peer: PyTorch 2. A ratio above 1 means that ours is ahead.",
      "",
      "dcgan-64  peak memory  1,235  MB",
      "",
      "The end.",
    ]);
  });
});
