import { describe, expect, it } from "vitest";
import { checkLastStep, checkName } from "../../../../renderer/views/run/entryChecks.ts";

describe("what is typed into a run's dialogs", () => {
  it("can be any name but none", () => {
    expect(checkName(" a ")).toBeNull();
    expect(checkName("  ")).toContain("name");
  });

  it("can be a later last step only", () => {
    expect(checkLastStep("2,000", 1000)).toBeNull();
    expect(checkLastStep("1000", 1000)).toContain("1,000");
    for (const entry of ["", "many", "1.5", "1e9"]) expect(checkLastStep(entry, 1000)).toContain("whole number");
  });
});
