import { describe, expect, it } from "vitest";
import { estimateOf } from "../../../shared/estimates.ts";

describe("the estimate of an algorithm", () => {
  it("is EM for the WGAN, JS with its limit for both GANs", () => {
    expect(estimateOf("wgan")).toMatchObject({ tag: "emEstimate", limit: null });
    expect(estimateOf("gan").limit).toEqual({ value: Math.log(2), label: "log 2" });
    expect(estimateOf("gan-minimax")).toBe(estimateOf("gan"));
  });

  it("says with its sign between which runs its level can be compared", () => {
    expect(estimateOf("wgan").formula).toBe("mean f(real) − mean f(fake)");
    expect(estimateOf("wgan").meaning).toContain("same critic and the same clip");
  });
});
