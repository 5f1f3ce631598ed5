/** What is said of a workload, from turns that are made up. */
import { describe, expect, it } from "vitest";
import type { WorkloadTimes } from "../../bench/training/measureWorkload.ts";
import { trainerOverhead, workloadResult } from "../../bench/training/results.ts";
import type { MeasuredTurn } from "../../bench/training/sides.ts";
import { chooseWorkloads } from "../../bench/training/workloads.ts";

const [workload] = chooseWorkloads(["dcgan-64:wgan"]);

function turn(criticStepMs: number, generatorStepMs: number, more: Partial<MeasuredTurn> = {}): MeasuredTurn {
  return {
    iterations: 1,
    criticMs: Array.from({ length: 5 }, () => criticStepMs),
    generatorMs: [generatorStepMs],
    iterationMs: 5 * criticStepMs + generatorStepMs,
    processorMs: [5000, 13_000],
    peakMemoryMb: 1000,
    restingProcessorMs: 0,
    othersShare: 0,
    ...more,
  };
}

const seen: WorkloadTimes = {
  steps: [turn(1000, 800), turn(1000, 800)],
  ours: [
    turn(1000, 800, { peakMemoryMb: 900, processorMs: [5000, 16_000] }),
    turn(1000, 800, { processorMs: [20_000, 31_000] }),
  ],
  peer: {
    library: "PyTorch",
    note: "It runs contiguous.",
    asWritten: [turn(1200, 1600, { peakMemoryMb: 500 }), turn(1200, 1600, { peakMemoryMb: 500 })],
    flushed: [turn(1100, 600), turn(1100, 600)],
  },
  trainer: { iterationMs: [5858, 5858], sampleMs: [100], checkpointMs: [500], peakMemoryMb: 1200 },
  buildMs: [900, 1000, 1100],
  ceilingGflops: 200,
};

describe("workloadResult", () => {
  const { comparisons, figures, notes } = workloadResult(workload!, seen);
  const value = (quantity: string) => figures.find((figure) => figure.quantity === quantity)?.value;

  it("compares the peer as it is written, and says beside it what flushing denormal numbers changes", () => {
    const iteration = comparisons.find(({ quantity }) => quantity === "iteration");
    expect(iteration).toMatchObject({
      workload: "dcgan-64",
      system: "wgan",
      unit: "ms per iteration",
      ours: 5800,
      peer: 7600,
      ratio: 7600 / 5800,
      peerFlushed: 6100,
      ratioFlushed: 6100 / 5800,
    });
    const processor = comparisons.find(({ quantity }) => quantity === "processor time");
    expect(processor).toMatchObject({ ours: 11_000, peer: 8000 });
    const generator = comparisons.find(({ quantity }) => quantity === "generator step");
    expect(generator).toMatchObject({ ratio: 2, ratioFlushed: 0.75 });
  });

  it("compares the largest memory of each side", () => {
    const memory = comparisons.find(({ quantity }) => quantity === "peak memory");
    expect(memory).toMatchObject({ ours: 1000, peer: 500, ratio: 0.5 });
  });

  it("tells rates, and the share of what the machine can do", () => {
    expect(value("real images seen")).toBeCloseTo((5 * 64) / 5.8);
    expect(value("arithmetic")).toBeCloseTo((5 * 92.7 + 66.8) / 5.8, 0);
    expect(value("share of the MatMul ceiling")).toBeCloseTo((value("arithmetic") ?? 0) / 2);
    expect(value("tracing and session build")).toBe(1000);
    expect(value("trainer: peak memory")).toBe(1200);
  });

  it("says which form of PyTorch it is beside; of a quiet machine nothing else, and a warning of a busy one", () => {
    expect(notes).toEqual([seen.peer?.note]);
    const busy = { ...seen, ours: [turn(1000, 800, { othersShare: 0.4 }), turn(1000, 800, { othersShare: 0.4 })] };
    expect(workloadResult(workload!, { ...busy, peer: null }).notes).toEqual([
      expect.stringMatching(/^dcgan-64 wgan: other programs took 40 % of the processors/),
    ]);
    const restless = { ...seen, ours: [turn(1000, 800), turn(1000, 800, { restingProcessorMs: 3000 })] };
    expect(workloadResult(workload!, restless).notes).toEqual([
      seen.peer?.note,
      expect.stringMatching(/^dcgan-64 wgan: a side that should have rested took 1500 ms/),
    ]);
  });

  it("compares nothing without a peer", () => {
    expect(workloadResult(workload!, { ...seen, peer: null }).comparisons).toEqual([]);
  });
});

describe("trainerOverhead", () => {
  it("adds samples and checkpoints at their default intervals to the loop", () => {
    // 1 % from the loop, 1 ms of 100 from a sample in each 100 iterations, and as much from a checkpoint in each 500.
    const trainer = { iterationMs: [101, 202], sampleMs: [100, 100], checkpointMs: [500] };
    const [first, second] = trainerOverhead([100, 200], trainer);
    expect(first).toBeCloseTo(3);
    expect(second).toBeCloseTo(2);
  });
});
