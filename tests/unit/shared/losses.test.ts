import { describe, expect, it } from "vitest";
import { deletionLoss } from "../../../shared/losses.ts";

describe("what deleting a run takes away", () => {
  it("is what it has of its own, not what it inherited", () => {
    const checkpoint = { step: 1, sizeBytes: 2_000_000 };
    const sentence = deletionLoss(
      { id: "child", step: 1300, parent: { step: 100 } },
      [{ runId: "parent" }, { runId: "child" }],
      [
        { ...checkpoint, runId: "parent" },
        { ...checkpoint, runId: "child" },
        { ...checkpoint, runId: "child", step: 2 },
      ],
    );
    expect(sentence).toBe(
      "Gone for good: the curves of 1,200 steps, 1 sample and 2 checkpoints (4.0 MB). The data set and other " +
        "runs stay.",
    );
  });
});
