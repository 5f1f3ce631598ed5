import { describe, expect, it } from "vitest";
import { isPageAddress, runOfAddress } from "../../../electron/shell/addresses.ts";

describe("isPageAddress", () => {
  it.each(["critic://app/", "critic://app/runs/k3f9", "critic://app/new?folder=x"])("takes %s", (address) => {
    expect(isPageAddress(address)).toBe(true);
  });

  it.each([
    "",
    "about:blank",
    "critic://artefacts/",
    "critic://app.evil.test/",
    "critic://evil@app/",
    "critic://app:80/",
    "https://app/",
    "file:///critic://app/",
    "critic:app",
  ])("refuses %j", (address) => {
    expect(isPageAddress(address)).toBe(false);
  });
});

describe("runOfAddress", () => {
  it("reads the id of a run's page and of nothing else", () => {
    expect(runOfAddress("critic://app/runs/k3f9")).toBe("k3f9");
    expect(runOfAddress("critic://app/runs/k3f9/more")).toBeNull();
    expect(runOfAddress("critic://app/runs/..")).toBeNull();
    expect(runOfAddress("https://evil.test/runs/k3f9")).toBeNull();
  });
});
