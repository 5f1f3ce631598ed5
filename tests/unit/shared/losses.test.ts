import { describe, expect, it } from "vitest";
import { deletionLoss } from "../../../../renderer/views/run/deletionLoss.ts";

describe("what deleting a run takes away", () => {
  it("is what it has of its own, not what it inherited", () => {
    const checkpoint = { step: 1, sizeBytes: 2_000_000, reason: "schedule", pinned: false, createdMs: 0 } as const;
    const sentence = deletionLoss(
      "child",
      1200,
      [
        { runId: "parent", step: 0, count: 64 },
        { runId: "child", step: 100, count: 64 },
      ],
      [
        { ...checkpoint, runId: "parent" },
        { ...checkpoint, runId: "child" },
        { ...checkpoint, runId: "child", step: 2 },
      ],
    );
    expect(sentence).toBe(
      "Gone for good: the curves of 1,200 steps, 1 sample and 2 checkpoints (4.0 MB). The data set and other runs stay.",
    );
  });
});
